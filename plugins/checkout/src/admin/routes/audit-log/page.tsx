import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListCheckbox } from "@medusajs/icons"
import {
  Container,
  createDataTableFilterHelper,
  useDataTable,
} from "@medusajs/ui"
import { useMemo, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { LoadFailed } from "@codex/admin-kit"
import type { AuditLogEvent } from "../../../contract"
import { useAuditColumns } from "../../components/audit-columns"
import { AuditDrawer } from "../../components/audit-drawer"
import { AuditVerify } from "../../components/audit-verify"
import { DayRange, type Days } from "../../components/day-range"
import { ListTable } from "../../components/list-table"
import { useAuditLog } from "../../lib/audit-queries"
import { useList } from "../../lib/use-list"

const filter = createDataTableFilterHelper<AuditLogEvent>()
const ACTORS = ["user", "customer", "creator", "system", "provider", "api_key"]

function useFilters() {
  const { t } = useTranslation()
  return useMemo(() => {
    const text = (key: string) => t(`codexCheckout.auditLog.${key}`)
    return [
      filter.custom({
        id: "kind",
        type: "radio",
        label: text("columns.actor"),
        options: ACTORS.map((value) => ({
          value,
          label: text(`actor.${value}`),
        })),
      }),
    ]
  }, [t])
}

/** The table hands over its own row, whatever its type says (ui 4.2). */
const eventOf = (row: unknown) => (row as { original: AuditLogEvent }).original

const AuditLogPage = () => {
  const { page, table } = useList()
  const [days, setDays] = useState({ from: "", until: "" })
  const [open, setOpen] = useState<AuditLogEvent>()
  const { kind: actor, q, limit, offset } = page
  const list = useAuditLog({ q, limit, offset, actor, ...days })
  const instance = useDataTable({
    ...table,
    filters: useFilters(),
    data: list.data?.events ?? [],
    columns: useAuditColumns(),
    getRowId: (row) => row.seq,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setOpen(eventOf(row)),
  })
  const choose = (next: Days) => {
    setDays(next)
    const { state, onPaginationChange } = table.pagination
    onPaginationChange({ ...state, pageIndex: 0 })
  }
  return (
    <Container className="divide-y p-0">
      <AuditVerify />
      {list.error && !list.data ? (
        <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <ListTable
          instance={instance}
          texts="auditLog"
          filterable
          narrowed={Boolean(days.from || days.until)}
          beside={<DayRange days={days} onChange={choose} />}
        />
      )}
      <AuditDrawer event={open} onClose={() => setOpen(undefined)} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "codexCheckout.nav.auditLog",
  translationNs: "translation",
  icon: ListCheckbox,
  rank: 39,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCheckout.nav.auditLog"),
}

export default AuditLogPage
