import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed } from "@codex/admin-kit"
import { useSettlementColumns } from "../../components/settlement-columns"
import { SettlementDrawer } from "../../components/settlement-drawer"
import { useSettlements } from "../../lib/use-settlements"

const PAGE_SIZE = 20

function useSettlementTable(onOpen: (id: string) => void) {
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
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    search: { state: search, onSearchChange: setSearch },
    pagination: { state: pagination, onPaginationChange: setPagination },
    // The table hands its own row over, whatever its types say.
    onRowClick: (_event, { id }) => onOpen(id),
  })
  return { table, list }
}

const SettlementPage = () => {
  const { t } = useTranslation()
  const [openId, setOpenId] = useState<string | null>(null)
  const { table, list } = useSettlementTable(setOpenId)
  const open = list.data?.settlements.find((row) => row.id === openId)
  if (list.error && !list.data) {
    return (
      <PageLoadFailed error={list.error} onRetry={() => void list.refetch()} />
    )
  }
  const state = (name: "empty" | "filtered") => ({
    heading: t(`codexWallet.settlement.${name}.heading`),
    description: t(`codexWallet.settlement.${name}.text`),
  })
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
        <DataTable.Table
          emptyState={{ empty: state("empty"), filtered: state("filtered") }}
        />
        <DataTable.Pagination />
      </DataTable>
      {open && (
        <SettlementDrawer settlement={open} onClose={() => setOpenId(null)} />
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
