import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ArrowUturnLeft } from "@medusajs/icons"
import {
  Container,
  DataTable,
  Heading,
  Tabs,
  Text,
  useDataTable,
} from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { useSearchParams } from "react-router-dom"
import { LoadFailed } from "@codex/admin-kit"
import { useRefundColumns } from "../../../components/refund-columns"
import { RefundDrawer } from "../../../components/refund-drawer"
import { useRefunds } from "../../../lib/refund-queries"

const PAGE_SIZE = 20

const StudioRefundsPage = () => {
  const { t } = useTranslation()
  const [params, setParams] = useSearchParams()
  const [show, setShow] = useState<"open" | "all">("open")
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const list = useRefunds(show, pagination.pageIndex * PAGE_SIZE)
  const instance = useDataTable({
    data: list.data?.refunds ?? [],
    columns: useRefundColumns(),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    pagination: { state: pagination, onPaginationChange: setPagination },
    onRowClick: (_event, row) => setParams({ refund: row.id }),
  })
  const empty = {
    heading: t(`codexCheckout.refunds.empty.${show}`),
    description: t("codexCheckout.refunds.empty.text"),
  }
  return (
    <Container className="divide-y p-0">
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Tabs
          value={show}
          onValueChange={(value) => setShow(value === "all" ? "all" : "open")}
        >
          <DataTable instance={instance}>
            <DataTable.Toolbar className="flex flex-col items-start justify-between gap-4 px-6 py-4 md:flex-row">
              <div>
                <Heading>{t("codexCheckout.refunds.title")}</Heading>
                <Text size="small" className="text-ui-fg-subtle">
                  {t("codexCheckout.refunds.inboxPurpose")}
                </Text>
              </div>
              <Tabs.List>
                <Tabs.Trigger value="open">
                  {t("codexCheckout.refunds.open")}
                </Tabs.Trigger>
                <Tabs.Trigger value="all">
                  {t("codexCheckout.refunds.all")}
                </Tabs.Trigger>
              </Tabs.List>
            </DataTable.Toolbar>
            <Tabs.Content value={show}>
              <DataTable.Table emptyState={{ empty, filtered: empty }} />
            </Tabs.Content>
            <DataTable.Pagination />
          </DataTable>
        </Tabs>
      )}
      <RefundDrawer
        id={params.get("refund")}
        inbox="studio"
        onClose={() => setParams({}, { replace: true })}
      />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.refunds",
  translationNs: "translation",
  icon: ArrowUturnLeft,
  rank: 5,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.refunds"),
}

export default StudioRefundsPage
