import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CurrencyDollar } from "@medusajs/icons"
import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { PlatformBooks } from "../../components/platform-books"
import { useWalletColumns } from "../../components/wallet-columns"
import { useWallets } from "../../lib/use-wallet"

const PAGE_SIZE = 20

function useWalletsTable() {
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const list = useWallets({
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  })
  const table = useDataTable({
    data: list.data?.wallets ?? [],
    columns: useWalletColumns(),
    getRowId: (row) => `${row.payee_id} ${row.currency_code}`,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  return { table, list }
}

const WalletsPage = () => {
  const { t } = useTranslation()
  const { table, list } = useWalletsTable()
  if (list.error && !list.data) {
    return (
      <PageLoadFailed error={list.error} onRetry={() => void list.refetch()} />
    )
  }
  const empty = {
    heading: t("codexWallet.wallets.empty.heading"),
    description: t("codexWallet.wallets.empty.text"),
  }
  return (
    <div className="flex flex-col gap-2">
      <Container className="divide-y p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar className="px-6 py-4">
            <div>
              <Heading>{t("codexWallet.wallets.title")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("codexWallet.wallets.purpose")}
              </Text>
            </div>
          </DataTable.Toolbar>
          <DataTable.Table emptyState={{ empty, filtered: empty }} />
          <DataTable.Pagination />
        </DataTable>
      </Container>
      {list.data && (
        <PlatformBooks platform={list.data.platform} check={list.data.check} />
      )}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.wallets",
  translationNs: "translation",
  icon: CurrencyDollar,
  rank: 40,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.wallets"),
}

export default WalletsPage
