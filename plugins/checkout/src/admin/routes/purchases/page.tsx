import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { useDataTable } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { SavedViews, useAddressParam, useListAddress } from "@codex/admin-kit"
import { ListPage } from "../../components/list-page"
import { usePurchaseColumns } from "../../components/purchase-columns"
import { PurchaseDrawer } from "../../components/purchase-drawer"
import { PURCHASES, useFilters } from "../../lib/lists"
import { usePurchases } from "../../lib/queries"

const PurchasesPage = () => {
  const { state, write, query, table } = useListAddress(PURCHASES)
  const [open, setOpen] = useAddressParam("open")
  const list = usePurchases(query)
  const instance = useDataTable({
    ...table,
    filters: useFilters(PURCHASES, "purchases"),
    data: list.data?.purchases ?? [],
    columns: usePurchaseColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setOpen(row.id),
  })
  return (
    <ListPage
      list={list}
      instance={instance}
      texts="purchases"
      sortable
      beside={
        <SavedViews list="codex_purchase" state={state} onChoose={write} />
      }
    >
      <PurchaseDrawer id={open} onClose={() => setOpen(null, true)} />
    </ListPage>
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
