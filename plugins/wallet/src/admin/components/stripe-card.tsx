import { Button, Container, Heading, StatusBadge, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { useConnectStripe, type StripePurpose } from "../lib/use-payouts"
import type { PayeeKind } from "../lib/use-wallet"
import { StripeDrawer } from "./stripe-drawer"

const COLORS = {
  not_started: "grey",
  needs_information: "orange",
  in_review: "blue",
  restricted: "red",
  ready: "green",
} as const

interface CardProps {
  wallet: WalletResponse
  payee: PayeeKind
}

/** What Stripe still asks for, one thing a line. */
const Missing = ({ stripe }: Pick<WalletResponse, "stripe">) => {
  const { t } = useTranslation()
  return stripe.missing.length === 0 ? null : (
    <ul className="txt-small text-ui-fg-subtle list-disc pl-5">
      {stripe.missing.map((kind) => (
        <li key={kind}>{t(`codexWallet.stripe.missing.${kind}`)}</li>
      ))}
    </ul>
  )
}

/** Buyers of a brand can pay into its account, once that may charge. */
const canOfferCharges = ({ wallet, payee }: CardProps) =>
  payee === "organization" &&
  !wallet.stripe.can_charge &&
  wallet.settlement_mode !== "direct"

const Actions = (props: CardProps) => {
  const { t } = useTranslation()
  const { stripe, settlement_mode: mode } = props.wallet
  const [asking, setAsking] = useState<StripePurpose | null>(null)
  const connect = useConnectStripe(props.payee)
  const purpose: StripePurpose = mode === "direct" ? "charges" : "payouts"
  const { country, state } = stripe
  const goOn = (why: StripePurpose) =>
    country ? connect.mutate({ country, purpose: why }) : setAsking(why)
  return (
    <div className="flex flex-wrap gap-2">
      {state !== "ready" && state !== "in_review" && (
        <Button
          size="small"
          variant="secondary"
          isLoading={connect.isPending}
          onClick={() => goOn(purpose)}
        >
          {t(`codexWallet.stripe.action.${state}`)}
        </Button>
      )}
      {canOfferCharges(props) && (
        <Button
          size="small"
          variant="transparent"
          isLoading={connect.isPending}
          onClick={() => goOn("charges")}
        >
          {t("codexWallet.stripe.action.charges")}
        </Button>
      )}
      {connect.error && (
        <Text size="small" role="alert" className="text-ui-fg-error">
          {connect.error.message}
        </Text>
      )}
      {asking && (
        <StripeDrawer
          payee={props.payee}
          purpose={asking}
          country={country}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** Where the payee stands with Stripe, and the one thing to do next. */
export const StripeCard = (props: CardProps) => {
  const { t } = useTranslation()
  const { stripe, settlement_mode: mode } = props.wallet
  if (!stripe.offered) {
    return null
  }
  return (
    <Container className="flex flex-col gap-3 px-6 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <Heading level="h2">{t("codexWallet.stripe.title")}</Heading>
        <StatusBadge color={COLORS[stripe.state]}>
          {t(`codexWallet.stripe.state.${stripe.state}`)}
        </StatusBadge>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {t(`codexWallet.stripe.text.${stripe.state}`)}
        {mode === "direct" ? ` ${t("codexWallet.stripe.direct")}` : ""}
      </Text>
      <Missing stripe={stripe} />
      <Actions {...props} />
    </Container>
  )
}
