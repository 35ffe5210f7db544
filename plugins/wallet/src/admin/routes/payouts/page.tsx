import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CashSolid } from "@medusajs/icons"
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
import { PageLoadFailed } from "@codex/admin-kit"
import type { PayoutQueueQuery } from "../../../contract"
import { PayoutBatches } from "../../components/payout-batches"
import { usePayoutColumns } from "../../components/payout-columns"
import { PayoutDrawer } from "../../components/payout-drawer"
import { usePayoutQueue } from "../../lib/use-payouts"

const PAGE_SIZE = 20
const SHOWN = ["waiting", "sending", "over", "all"] as const

function useQueueTable(
  show: PayoutQueueQuery["show"],
  onOpen: (id: string) => void
) {
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const queue = usePayoutQueue({
    show,
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  })
  const table = useDataTable({
    data: queue.data?.payouts ?? [],
    columns: usePayoutColumns(),
    getRowId: (row) => row.id,
    rowCount: queue.data?.count ?? 0,
    isLoading: queue.isPending,
    onRowClick: (_event, { id }) => onOpen(id),
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  return { table, queue }
}

const PayoutsPage = () => {
  const { t } = useTranslation()
  const [show, setShow] = useState<PayoutQueueQuery["show"]>("waiting")
  const [open, setOpen] = useState<string | null>(null)
  const { table, queue } = useQueueTable(show, setOpen)
  if (queue.error && !queue.data) {
    return (
      <PageLoadFailed
        error={queue.error}
        onRetry={() => void queue.refetch()}
      />
    )
  }
  const shown = queue.data?.payouts.find((payout) => payout.id === open)
  const empty = {
    heading: t(`codexWallet.queue.empty.${show}.heading`),
    description: t(`codexWallet.queue.empty.${show}.text`),
  }
  return (
    <div className="flex flex-col gap-2">
      <Container className="divide-y p-0">
        <Tabs value={show} onValueChange={(tab) => setShow(tab as typeof show)}>
          <DataTable instance={table}>
            <DataTable.Toolbar className="flex flex-col items-start justify-between gap-3 px-6 py-4 md:flex-row md:items-center">
              <div>
                <Heading>{t("codexWallet.queue.title")}</Heading>
                <Text size="small" className="text-ui-fg-subtle">
                  {t("codexWallet.queue.purpose")}
                </Text>
              </div>
              <Tabs.List>
                {SHOWN.map((tab) => (
                  <Tabs.Trigger key={tab} value={tab}>
                    {t(`codexWallet.queue.show.${tab}`)}
                  </Tabs.Trigger>
                ))}
              </Tabs.List>
            </DataTable.Toolbar>
            <Tabs.Content value={show}>
              <DataTable.Table emptyState={{ empty, filtered: empty }} />
            </Tabs.Content>
            <DataTable.Pagination />
          </DataTable>
        </Tabs>
      </Container>
      {queue.data && <PayoutBatches queue={queue.data} />}
      {shown && <PayoutDrawer payout={shown} onClose={() => setOpen(null)} />}
    </div>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.payouts",
  translationNs: "translation",
  icon: CashSolid,
  rank: 41,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.payouts"),
}

export default PayoutsPage
