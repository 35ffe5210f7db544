import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowPath } from "@medusajs/icons"
import {
  Container,
  createDataTableFilterHelper,
  useDataTable,
} from "@medusajs/ui"
import { useMemo } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { LoadFailed } from "@codex/admin-kit"
import { useDeliveryColumns } from "../../components/delivery-columns"
import { DeliveryDrawer } from "../../components/delivery-drawer"
import { ListTable } from "../../components/list-table"
import type { OperatorDelivery } from "../../../contract"
import { useDeliveries } from "../../lib/queries"
import { useList } from "../../lib/use-list"

const filter = createDataTableFilterHelper<OperatorDelivery>()

const VALUES = {
  state: ["pending", "done", "kept", "failed"],
  kind: ["receipt_email", "order_projection", "sale_notice"],
} as const

function useFilters() {
  const { t } = useTranslation()
  return useMemo(
    () =>
      (["state", "kind"] as const).map((key) =>
        filter.accessor(key, {
          type: "radio",
          label: t(`codexCheckout.outbox.filters.${key}`),
          options: VALUES[key].map((value) => ({
            value,
            label: t(`codexCheckout.outbox.${key}.${value}`),
          })),
        })
      ),
    [t]
  )
}

const OutboxPage = () => {
  const { page, table } = useList()
  const [params, setParams] = useSearchParams()
  const list = useDeliveries(page)
  const instance = useDataTable({
    ...table,
    filters: useFilters(),
    data: list.data?.deliveries ?? [],
    columns: useDeliveryColumns(),
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
        <ListTable instance={instance} texts="outbox" filterable />
      )}
      <DeliveryDrawer
        id={params.get("open")}
        onClose={() => setParams({}, { replace: true })}
      />
    </Container>
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
