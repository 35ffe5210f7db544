import { Field } from "@codex/admin-kit"
import { Input, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { useConnectStripe, type StripePurpose } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { CountryField } from "./country-field"
import { textOf } from "../lib/text-of"
import { FormDrawer } from "./form-drawer"

/** The first step to a Stripe account: where it is, and the password again. */
export const StripeDrawer = (props: {
  payee: PayeeKind
  purpose: StripePurpose
  country: string | null
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const [country, setCountry] = useState(props.country ?? "US")
  const stripe = useConnectStripe(props.payee)
  const submit = (form: HTMLFormElement) =>
    stripe.mutate({
      password: textOf(form, "password"),
      country,
      purpose: props.purpose,
    })
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(`codexWallet.stripe.${props.purpose}.title`)}
      purpose={t(`codexWallet.stripe.${props.purpose}.purpose`)}
      submit={t("codexWallet.destination.submit.stripe-connect")}
      busy={stripe.isPending}
      onSubmit={submit}
    >
      {!props.country && <CountryField value={country} onChange={setCountry} />}
      <Text size="small" className="text-ui-fg-subtle">
        {t("codexWallet.destination.stripeText")}
      </Text>
      <Field
        id="password"
        label={t("codexWallet.destination.password")}
        hint={t("codexWallet.destination.passwordHint")}
        error={stripe.error?.message ?? null}
      >
        <Input
          id="password"
          name="password"
          type="password"
          data-needed
          autoComplete="current-password"
        />
      </Field>
    </FormDrawer>
  )
}
