import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Users } from "@medusajs/icons"
import { toast, useDataTable } from "@medusajs/ui"
import { useCallback, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { PageLoadFailed, SavedViews, useListAddress } from "@codex/admin-kit"
import type { CreatorListItem } from "../../../contract"
import { useCreatorColumns } from "../../components/creator-columns"
import { ListTable } from "../../components/list-table"
import { SuspendDrawer } from "../../components/suspend-drawer"
import { CREATORS } from "../../lib/lists"
import {
  useApproveCreator,
  useCreators,
  useCreatorStatus,
} from "../../lib/use-creators"
import { useStatusFilter } from "../../lib/use-status-filter"
import { useViewAs } from "../../lib/use-studio-me"

/** What happened, or why it did not, as a toast. */
function useSaid() {
  const { t } = useTranslation()
  return useCallback(
    (what: string, { display_name: name }: CreatorListItem) => ({
      onSuccess: () => {
        toast.success(t(`codexCreators.creators.${what}`, { name }))
      },
      onError: (error: Error) => {
        toast.error(error.message)
      },
    }),
    [t]
  )
}

/** Suspending asks why; reinstating and approving take nothing away. */
function useActs() {
  const said = useSaid()
  const [suspending, setSuspending] = useState<CreatorListItem>()
  const { mutate: approve } = useApproveCreator()
  const { mutate, isPending: busy, error, reset } = useCreatorStatus()
  const onApprove = useCallback(
    (creator: CreatorListItem) =>
      approve(creator.id, said("approved", creator)),
    [approve, said]
  )
  const onToggle = useCallback(
    (creator: CreatorListItem) => {
      reset()
      if (creator.status === "active") {
        setSuspending(creator)
      } else {
        const { id } = creator
        mutate({ id, status: "active" }, said("reinstated", creator))
      }
    },
    [mutate, reset, said]
  )
  const close = () => setSuspending(undefined)
  const suspend = (reason: string) => {
    if (suspending) {
      const { onSuccess } = said("suspend.done", suspending)
      mutate(
        { id: suspending.id, status: "suspended", reason },
        {
          onSuccess: () => {
            onSuccess()
            close()
          },
        }
      )
    }
  }
  return { onApprove, onToggle, suspending, suspend, close, busy, error }
}

const CreatorsPage = () => {
  const { state, write, query, table } = useListAddress(CREATORS)
  const list = useCreators(query)
  const acts = useActs()
  const { onApprove, onToggle, suspending } = acts
  const viewAs = useViewAs()
  const onView = useCallback(
    ({ id }: CreatorListItem) => void viewAs(id),
    [viewAs]
  )
  const instance = useDataTable({
    ...table,
    filters: useStatusFilter(CREATORS),
    data: list.data?.creators ?? [],
    columns: useCreatorColumns({ onToggle, onApprove, onView }),
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
      texts="creators"
      views={<SavedViews list="codex_creator" state={state} onChoose={write} />}
    >
      {suspending ? (
        <SuspendDrawer
          texts="creators"
          name={suspending.display_name}
          busy={acts.busy}
          error={acts.error}
          onSuspend={acts.suspend}
          onClose={acts.close}
        />
      ) : null}
    </ListTable>
  )
}

export const config = defineRouteConfig({
  label: "codexCreators.nav.creators",
  translationNs: "translation",
  icon: Users,
  rank: 10,
})

export const handle = {
  breadcrumb: () => getI18n().t("codexCreators.nav.creators"),
}

export default CreatorsPage
