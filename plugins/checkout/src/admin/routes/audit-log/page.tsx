import { defineRouteConfig } from "@medusajs/admin-sdk"
import { ListCheckbox } from "@medusajs/icons"
import { useDataTable } from "@medusajs/ui"
import { useState } from "react"
import { getI18n } from "react-i18next"
import { useListAddress } from "@codex/admin-kit"
import type { AuditLogEvent } from "../../../contract"
import { useAuditColumns } from "../../components/audit-columns"
import { AuditDrawer } from "../../components/audit-drawer"
import { AuditVerify } from "../../components/audit-verify"
import { DayRange, type Days } from "../../components/day-range"
import { ListPage } from "../../components/list-page"
import { useAuditLog } from "../../lib/audit-queries"
import { AUDIT_LOG, useFilters } from "../../lib/lists"

/** The table hands over its own row, whatever its type says (ui 4.2). */
const eventOf = (row: unknown) => (row as { original: AuditLogEvent }).original

const AuditLogPage = () => {
  const { state, write, query, table } = useListAddress(AUDIT_LOG)
  const { from = "", until = "" } = state.filters
  const [open, setOpen] = useState<AuditLogEvent>()
  const list = useAuditLog(query)
  const instance = useDataTable({
    ...table,
    filters: useFilters(AUDIT_LOG, "auditLog"),
    data: list.data?.events ?? [],
    columns: useAuditColumns(),
    getRowId: (row) => row.seq,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    onRowClick: (_event, row) => setOpen(eventOf(row)),
  })
  const choose = (days: Days) =>
    write({ filters: { ...state.filters, ...days } }, true)
  return (
    <ListPage
      list={list}
      instance={instance}
      texts="auditLog"
      above={<AuditVerify />}
      beside={
        <DayRange texts="auditLog" days={{ from, until }} onChange={choose} />
      }
    >
      <AuditDrawer event={open} onClose={() => setOpen(undefined)} />
    </ListPage>
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
