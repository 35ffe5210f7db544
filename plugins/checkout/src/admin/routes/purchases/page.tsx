import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { Container, useDataTable } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { LoadFailed } from "@codex/admin-kit"
import { ListTable } from "../../components/list-table"
import { usePurchaseColumns } from "../../components/purchase-columns"
import { PurchaseDrawer } from "../../components/purchase-drawer"
import { usePurchases } from "../../lib/queries"
import { useList } from "../../lib/use-list"

const PurchasesPage = () => {
  const { page, table } = useList()
  const [params, setParams] = useSearchParams()
  const list = usePurchases(page)
  const instance = useDataTable({
    search: table.search,
    pagination: table.pagination,
    data: list.data?.purchases ?? [],
    columns: usePurchaseColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setParams({ open: row.id }),
  })
  return (
    <Container className="divide-y p-0">
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListTable instance={instance} texts="purchases" />
      )}
      <PurchaseDrawer
        id={params.get("open")}
        onClose={() => setParams({}, { replace: true })}
      />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.purchases",
  translationNs: "translation",
  icon: CreditCard,
  rank: 30,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.purchases"),
}

export default PurchasesPage
