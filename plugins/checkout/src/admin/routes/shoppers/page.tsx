import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ShoppingBag } from "@medusajs/icons"
import { useDataTable } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { useNavigate } from "react-router-dom"
import { SavedViews, useListAddress } from "@codex/admin-kit"
import { DayRange, type Days } from "../../components/day-range"
import { ListPage } from "../../components/list-page"
import { useShopperColumns } from "../../components/shopper-columns"
import { SHOPPERS, useFilters } from "../../lib/lists"
import { useShoppers } from "../../lib/shopper-queries"
import { useTicked } from "../../lib/use-ticked"

const ShoppersPage = () => {
  const { state, write, query, table } = useListAddress(SHOPPERS)
  const { from = "", until = "" } = state.filters
  const list = useShoppers(query)
  const navigate = useNavigate()
  const instance = useDataTable({
    ...table,
    ...useTicked(),
    filters: useFilters(SHOPPERS, "shoppers"),
    data: list.data?.shoppers ?? [],
    columns: useShopperColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => void navigate(`/customers/${row.id}`),
  })
  const choose = (days: Days) =>
    write({ filters: { ...state.filters, ...days } }, true)
  return (
    <ListPage
      list={list}
      instance={instance}
      texts="shoppers"
      sortable
      beside={
        <>
          <SavedViews list="codex_shopper" state={state} onChoose={write} />
          <DayRange texts="shoppers" days={{ from, until }} onChange={choose} />
        </>
      }
    />
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.shoppers",
  translationNs: "translation",
  icon: ShoppingBag,
  rank: 29,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.shoppers"),
}

export default ShoppersPage
