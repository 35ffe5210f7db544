import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath } from "@medusajs/icons"
import { useDataTable } from "@medusajs/ui"
import { getI18n } from "react-i18next"
import { useAddressParam, useListAddress } from "@codex/admin-kit"
import { useDeliveryColumns } from "../../components/delivery-columns"
import { DeliveryDrawer } from "../../components/delivery-drawer"
import { ListPage } from "../../components/list-page"
import { DELIVERIES, useFilters } from "../../lib/lists"
import { useDeliveries } from "../../lib/queries"

const OutboxPage = () => {
  const { query, table } = useListAddress(DELIVERIES)
  const [open, setOpen] = useAddressParam("open")
  const list = useDeliveries(query)
  const instance = useDataTable({
    ...table,
    filters: useFilters(DELIVERIES, "outbox"),
    data: list.data?.deliveries ?? [],
    columns: useDeliveryColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setOpen(row.id),
  })
  return (
    <ListPage list={list} instance={instance} texts="outbox">
      <DeliveryDrawer id={open} onClose={() => setOpen(null, true)} />
    </ListPage>
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.outbox",
  translationNs: "translation",
  icon: ArrowPath,
  rank: 31,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.outbox"),
}

export default OutboxPage
