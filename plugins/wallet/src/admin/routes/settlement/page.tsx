import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import type { SettlementView } from "../../../contract"
import { LoadFailed } from "../../components/load-failed"
import { useSettlementColumns } from "../../components/settlement-columns"
import { SettlementDrawer } from "../../components/settlement-drawer"
import { useSettlements } from "../../lib/use-settlements"

const PAGE_SIZE = 20

function useSettlementTable(onOpen: (row: SettlementView) => void) {
  const [search, setSearch] = useState("")
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const list = useSettlements({
    ...(search ? { q: search } : {}),
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  })
  const table = useDataTable({
    data: list.data?.settlements ?? [],
    columns: useSettlementColumns(),
    getRowId: (row) => row.organization_id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    search: { state: search, onSearchChange: setSearch },
    pagination: { state: pagination, onPaginationChange: setPagination },
    onRowClick: (_event, row) => onOpen(row),
  })
  return { table, list }
}

const SettlementPage = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState<SettlementView | null>(null)
  const { table, list } = useSettlementTable(setOpen)
  if (list.error && !list.data) {
    return <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
  }
  const empty = {
    heading: t("codexWallet.settlement.empty.heading"),
    description: t("codexWallet.settlement.empty.text"),
  }
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start gap-2 px-6 py-4 md:flex-row md:justify-between">
          <div>
            <Heading>{t("codexWallet.settlement.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("codexWallet.settlement.purpose")}
            </Text>
          </div>
          <DataTable.Search placeholder={t("codexWallet.settlement.search")} />
        </DataTable.Toolbar>
        <DataTable.Table emptyState={{ empty, filtered: empty }} />
        <DataTable.Pagination />
      </DataTable>
      {open && (
        <SettlementDrawer settlement={open} onClose={() => setOpen(null)} />
      )}
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexWallet.nav.settlement",
  translationNs: "translation",
  icon: CreditCard,
  rank: 43,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexWallet.nav.settlement"),
}

export default SettlementPage
