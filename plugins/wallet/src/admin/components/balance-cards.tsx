import { money } from "@codex/admin-kit"
import { Container, Text } from "@medusajs/ui"
import type { TFunction } from "i18next"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { WalletResponse } from "../../contract"
import { day } from "../lib/format"

interface CardProps {
  label: string
  value: string
  hint: string
  children?: ReactNode
}

const Card = ({ label, value, hint, children }: CardProps) => (
  <Container className="flex flex-col gap-1 px-6 py-4">
    <Text size="small" className="text-ui-fg-subtle">
      {label}
    </Text>
    <Text size="xlarge" weight="plus" className="tabular-nums">
      {value}
    </Text>
    <Text size="small" className="text-ui-fg-subtle">
      {hint}
    </Text>
    {children}
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

/** Why money is held, each reason with its amount. */
function heldHint(wallet: WalletResponse, t: TFunction): string {
  const { balances, currency_code: currency, payout } = wallet
  const parts = [
    ["payout", balances.held_payout_minor],
    ["dispute", balances.held_dispute_minor],
    ["reserve", payout.reserved_minor],
  ] as const
  const reasons = parts
    .filter(([, amount]) => amount > 0)
    .map(([name, amount]) =>
      t(`codexWallet.held.${name}`, { amount: money(amount, currency) })
    )
  return reasons.join(" · ") || t("codexWallet.held.nothing")
}

/** The days on which more becomes available, folded away. */
const Releases = ({ wallet }: { wallet: WalletResponse }) => {
  const { t, i18n } = useTranslation()
  const { releases, currency_code: currency } = wallet
  return releases.length < 2 ? null : (
    <details className="txt-small">
      <summary className="text-ui-fg-subtle cursor-pointer">
        {t("codexWallet.wallet.allReleases")}
      </summary>
      <ul>
        {releases.map((each) => (
          <li key={each.at} className="flex justify-between gap-4 py-1">
            <span>{day(each.at, i18n.language)}</span>
            <span className="tabular-nums">
              {money(each.amount_minor, currency)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Sales of now or of before went straight to the organization's account. */
const isDirect = ({ settlement_mode: mode, balances }: WalletResponse) =>
  mode === "direct" || balances.direct_minor !== 0

/** Available, pending with its release dates, held with reasons, paid out. */
export const BalanceCards = ({ wallet }: { wallet: WalletResponse }) => {
  const { t, i18n } = useTranslation()
  const { balances, currency_code: currency } = wallet
  return (
    <div className="grid grid-cols-1 gap-2 md:grid-cols-2">
      <Card
        label={t("codexWallet.wallet.available")}
        value={money(balances.available_minor, currency)}
        hint={t("codexWallet.wallet.availableHint")}
      />
      <Card
        label={t("codexWallet.wallet.pending")}
        value={money(balances.pending_minor, currency)}
        hint={pendingHint(wallet, t, i18n.language)}
      >
        <Releases wallet={wallet} />
      </Card>
      <Card
        label={t("codexWallet.held.title")}
        value={money(balances.on_hold_minor, currency)}
        hint={heldHint(wallet, t)}
      />
      <Card
        label={t("codexWallet.wallet.paidOut")}
        value={money(balances.paid_out_minor, currency)}
        hint={t("codexWallet.wallet.paidOutHint")}
      />
      {isDirect(wallet) && (
        <Card
          label={t("codexWallet.direct.title")}
          value={money(balances.direct_minor, currency)}
          hint={t(`codexWallet.direct.${wallet.payee.kind}`)}
        />
      )}
    </div>
  )
}
