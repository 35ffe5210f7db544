import { Container, Text } from "@medusajs/ui"
import type { TFunction } from "i18next"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { day, money } from "../lib/format"

interface CardProps {
  label: string
  value: string
  hint: string
}

const Card = ({ label, value, hint }: CardProps) => (
  <Container className="flex flex-col gap-1 px-6 py-4">
    <Text size="small" className="text-ui-fg-subtle">
      {label}
    </Text>
    <Text size="xlarge" weight="plus" className="tabular-nums">
      {value}
    </Text>
    <Text size="small" className="text-ui-fg-muted">
      {hint}
    </Text>
  </Container>
)

function pendingHint(wallet: WalletResponse, t: TFunction, language: string) {
  const { next_release: next, currency_code: currency } = wallet
  if (!next) {
    return t("codexWallet.wallet.noPending")
  }
  const due = new Date(next.at).getTime() <= Date.now()
  return t(`codexWallet.wallet.${due ? "releaseDue" : "release"}`, {
    amount: money(next.amount_minor, currency),
    date: day(next.at, language),
  })
}

/** Available, pending with its next release, and paid out. */
export const BalanceCards = ({ wallet }: { wallet: WalletResponse }) => {
  const { t, i18n } = useTranslation()
  const { balances, currency_code: currency } = wallet
  const onHold = balances.on_hold_minor
  return (
    <div className="grid grid-cols-1 gap-2 md:grid-cols-3">
      <Card
        label={t("codexWallet.wallet.available")}
        value={money(balances.available_minor, currency)}
        hint={
          onHold > 0
            ? t("codexWallet.wallet.onHold", {
                amount: money(onHold, currency),
              })
            : t("codexWallet.wallet.availableHint")
        }
      />
      <Card
        label={t("codexWallet.wallet.pending")}
        value={money(balances.pending_minor, currency)}
        hint={pendingHint(wallet, t, i18n.language)}
      />
      <Card
        label={t("codexWallet.wallet.paidOut")}
        value={money(balances.paid_out_minor, currency)}
        hint={t("codexWallet.wallet.paidOutHint")}
      />
    </div>
  )
}
