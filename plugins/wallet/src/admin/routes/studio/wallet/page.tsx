import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import type { WalletResponse, WalletSale } from "../../../../contract"
import { BalanceCards } from "../../../components/balance-cards"
import { PayeeSwitch } from "../../../components/payee-switch"
import { PayoutHistory } from "../../../components/payout-history"
import { PayoutPanel } from "../../../components/payout-panel"
import { SaleDrawer } from "../../../components/sale-drawer"
import { SalesTable } from "../../../components/sales-table"
import { StatementsMenu } from "../../../components/statements-menu"
import { StripeCard } from "../../../components/stripe-card"
import { WalletLoading } from "../../../components/wallet-loading"
import {
  usePayeeOfAddress,
  useStripeReturn,
} from "../../../lib/use-stripe-return"
import { useWallet, type PayeeKind } from "../../../lib/use-wallet"

const Header = (props: {
  wallet: WalletResponse
  payee: PayeeKind
  onPayee: (kind: PayeeKind) => void
}) => {
  const { t } = useTranslation()
  const days = props.wallet.hold_days
  return (
    <Container className="flex flex-col justify-between gap-4 px-6 py-4 md:flex-row md:items-center">
      <div>
        <Heading>{t("codexWallet.wallet.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("codexWallet.wallet.purpose")}{" "}
          {t("codexWallet.wallet.hold", { count: days })}
        </Text>
      </div>
      <div className="flex flex-col gap-2 md:flex-row md:items-center">
        <PayeeSwitch
          wallet={props.wallet}
          value={props.payee}
          onChange={props.onPayee}
        />
        <StatementsMenu payee={props.payee} />
      </div>
    </Container>
  )
}

const WalletPage = () => {
  const [payee, setPayee] = useState<PayeeKind>(usePayeeOfAddress())
  const [open, setOpen] = useState<WalletSale | null>(null)
  const { data, error, refetch, ...query } = useWallet(payee)
  const [wallet] = data?.pages ?? []
  useStripeReturn(payee, wallet)
  if (!wallet) {
    return error ? (
      <PageLoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <WalletLoading />
    )
  }
  return (
    <div className="flex flex-col gap-2">
      <Header wallet={wallet} payee={payee} onPayee={setPayee} />
      <BalanceCards wallet={wallet} />
      <PayoutPanel wallet={wallet} payee={payee} />
      <StripeCard wallet={wallet} payee={payee} />
      <PayoutHistory payee={payee} />
      <SalesTable
        sales={data?.pages.flatMap((page) => page.sales) ?? []}
        loading={query.isPlaceholderData}
        onOpen={setOpen}
        onMore={
          query.hasNextPage ? () => void query.fetchNextPage() : undefined
        }
      />
      <SaleDrawer sale={open} onClose={() => setOpen(null)} />
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.wallet",
  translationNs: "translation",
  icon: CurrencyDollar,
  rank: 40,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.wallet"),
}

export default WalletPage
