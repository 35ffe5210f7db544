import { defineRouteConfig } from "@medusajs/admin-sdk"
import { BuildingStorefront } from "@medusajs/icons"
import { toast, useDataTable } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed, SavedViews, useListAddress } from "@codex/admin-kit"
import type { OrganizationListItem } from "../../../contract"
import { ListTable } from "../../components/list-table"
import { useOrganizationColumns } from "../../components/organization-columns"
import { SuspendDrawer } from "../../components/suspend-drawer"
import { ORGANIZATIONS } from "../../lib/lists"
import {
  useOrganizations,
  useOrganizationStatus,
} from "../../lib/use-organizations"
import { useStatusFilter } from "../../lib/use-status-filter"

/** Suspending asks why; reinstating gives something back and asks nothing. */
function useToggle() {
  const { t } = useTranslation()
  const [suspending, setSuspending] = useState<OrganizationListItem>()
  const { mutate, isPending, error, reset } = useOrganizationStatus()
  const said = useCallback(
    (what: string, name: string) =>
      toast.success(t(`codexCreators.organizations.${what}`, { name })),
    [t]
  )
  const onToggle = useCallback(
    (row: OrganizationListItem) => {
      reset()
      if (row.status === "active") {
        setSuspending(row)
        return
      }
      mutate(
        { id: row.id, status: "active" },
        {
          onSuccess: () => said("reinstated", row.name),
          onError: (failure) => toast.error(failure.message),
        }
      )
    },
    [mutate, reset, said]
  )
  const suspend = (reason: string) => {
    if (suspending) {
      const { id, name } = suspending
      mutate(
        { id, status: "suspended", reason },
        {
          onSuccess: () => {
            said("suspend.done", name)
            setSuspending(undefined)
          },
        }
      )
    }
  }
  const close = () => setSuspending(undefined)
  return { suspending, onToggle, suspend, close, busy: isPending, error }
}

const OrganizationsPage = () => {
  const { state, write, query, table } = useListAddress(ORGANIZATIONS)
  const list = useOrganizations(query)
  const { suspending, onToggle, suspend, close, busy, error } = useToggle()
  const instance = useDataTable({
    ...table,
    filters: useStatusFilter(ORGANIZATIONS),
    data: list.data?.organizations ?? [],
    columns: useOrganizationColumns(onToggle),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
  })
  if (list.error) {
    return (
      <PageLoadFailed error={list.error} onRetry={() => void list.refetch()} />
    )
  }
  return (
    <ListTable
      instance={instance}
      texts="organizations"
      views={
        <SavedViews list="codex_organization" state={state} onChoose={write} />
      }
    >
      {suspending ? (
        <SuspendDrawer
          texts="organizations"
          name={suspending.name}
          busy={busy}
          error={error}
          onSuspend={suspend}
          onClose={close}
        />
      ) : null}
    </ListTable>
  )
}

export const config = defineRouteConfig({
  label: "codexCreators.nav.organizations",
  translationNs: "translation",
  icon: BuildingStorefront,
  rank: 11,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCreators.nav.organizations"),
}

export default OrganizationsPage
