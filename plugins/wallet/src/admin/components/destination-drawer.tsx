import { Field } from "@codex/admin-kit"
import { Input, Select, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { PayoutBox } from "../../contract"
import { useAddDestination, useConnectStripe } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { CountryField } from "./country-field"
import { textOf } from "../lib/text-of"
import { FormDrawer } from "./form-drawer"

type Rail = PayoutBox["rails"][number]

const Bank = ({ country }: { country: string }) => {
  const { t } = useTranslation()
  const us = country === "US"
  const key = us ? "us" : "iban"
  return (
    <>
      <Field id="holder_name" label={t("codexWallet.destination.holder")}>
        <Input
          id="holder_name"
          name="holder_name"
          data-needed
          maxLength={120}
          autoComplete="name"
        />
      </Field>
      <Field
        id="account_number"
        label={t(`codexWallet.destination.account.${key}`)}
        hint={t("codexWallet.destination.accountHint")}
      >
        <Input
          id="account_number"
          name="account_number"
          data-needed
          autoComplete="off"
          maxLength={42}
        />
      </Field>
      {us && (
        <Field id="bank_code" label={t("codexWallet.destination.routing")}>
          <Input
            id="bank_code"
            name="bank_code"
            data-needed
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
          />
        </Field>
      )}
    </>
  )
}

const RailChoice = (props: {
  rails: readonly Rail[]
  value: Rail
  onChange: (rail: Rail) => void
}) => {
  const { t } = useTranslation()
  return props.rails.length < 2 ? null : (
    <Field id="rail" label={t("codexWallet.destination.way")}>
      <Select
        value={props.value}
        onValueChange={(rail) => props.onChange(rail as Rail)}
      >
        <Select.Trigger id="rail">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {props.rails.map((rail) => (
            <Select.Item key={rail} value={rail}>
              {t(`codexWallet.destination.rail.${rail}`)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </Field>
  )
}

/** Where to be paid. The password is asked for again, and nothing is shown after. */
export const DestinationDrawer = (props: {
  payee: PayeeKind
  payout: PayoutBox
  onClose: () => void
}) => {
  const { t } = useTranslation()
  const { payee, payout, onClose } = props
  const [country, setCountry] = useState(payout.destination?.country ?? "US")
  const [rail, setRail] = useState<Rail>(payout.rails[0] ?? "manual")
  const add = useAddDestination()
  const stripe = useConnectStripe(payee)
  const failure = add.error ?? stripe.error
  const submit = (form: HTMLFormElement) => {
    const password = textOf(form, "password")
    if (rail === "stripe-connect") {
      stripe.mutate({ password, country })
      return
    }
    add.mutate(
      {
        password,
        payee,
        country,
        holder_name: textOf(form, "holder_name"),
        account_number: textOf(form, "account_number"),
        bank_code: textOf(form, "bank_code"),
      },
      {
        onSuccess: () => {
          toast.success(t("codexWallet.destination.done"))
          onClose()
        },
      }
    )
  }
  return (
    <FormDrawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codexWallet.destination.title")}
      purpose={t("codexWallet.destination.purpose", {
        count: payout.policy.cool_down_hours,
      })}
      submit={t(`codexWallet.destination.submit.${rail}`)}
      busy={add.isPending || stripe.isPending}
      onSubmit={submit}
    >
      <RailChoice rails={payout.rails} value={rail} onChange={setRail} />
      <CountryField value={country} onChange={setCountry} />
      {rail === "manual" ? (
        <Bank country={country} />
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexWallet.destination.stripeText")}
        </Text>
      )}
      <Field
        id="password"
        label={t("codexWallet.destination.password")}
        hint={t("codexWallet.destination.passwordHint")}
        error={failure?.message ?? null}
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
