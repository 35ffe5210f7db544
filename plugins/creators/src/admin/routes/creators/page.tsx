import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Users } from "@medusajs/icons"
import {
  Container,
  DataTable,
  Heading,
  Text,
  toast,
  useDataTable,
  usePrompt,
} from "@medusajs/ui"
import { useCallback, useState } from "react"
import { getI18n, useTranslation } from "react-i18next"
import type { CreatorListItem } from "../../../contract"
import { useCreatorColumns } from "../../components/creator-columns"
import { LoadFailed } from "../../components/load-failed"
import {
  useApproveCreator,
  useCreators,
  useCreatorStatus,
} from "../../lib/use-creators"

const PAGE_SIZE = 20

/** Asks before suspending; reinstating needs no question. */
function useToggleStatus() {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const { mutateAsync } = useCreatorStatus()
  return useCallback(
    async (creator: CreatorListItem) => {
      const name = creator.display_name
      const text = (key: string) => t(`codexCreators.creators.${key}`, { name })
      const suspend = creator.status === "active"
      const sure =
        !suspend ||
        (await prompt({
          title: text("suspend.title"),
          description: text("suspend.text"),
          confirmText: text("suspend.confirm"),
          cancelText: text("suspend.cancel"),
        }))
      if (!sure) {
        return
      }
      const status = suspend ? "suspended" : "active"
      try {
        await mutateAsync({ id: creator.id, status })
        toast.success(text(suspend ? "suspend.done" : "reinstated"))
      } catch (error) {
        toast.error(error instanceof Error ? error.message : String(error))
      }
    },
    [t, prompt, mutateAsync]
  )
}

/** A quick yes: it takes nothing away from anybody. */
function useApprove() {
  const { t } = useTranslation()
  const { mutate } = useApproveCreator()
  return useCallback(
    ({ id, display_name: name }: CreatorListItem) => {
      mutate(id, {
        onSuccess: () =>
          toast.success(t("codexCreators.creators.approved", { name })),
        onError: (error) => toast.error(error.message),
      })
    },
    [t, mutate]
  )
}

function useCreatorsTable() {
  const [search, setSearch] = useState("")
  const [pagination, setPagination] = useState({
    pageIndex: 0,
    pageSize: PAGE_SIZE,
  })
  const list = useCreators({
    q: search,
    limit: pagination.pageSize,
    offset: pagination.pageIndex * pagination.pageSize,
  })
  const toggle = useToggleStatus()
  const onToggle = useCallback(
    (creator: CreatorListItem) => void toggle(creator),
    [toggle]
  )
  const table = useDataTable({
    data: list.data?.creators ?? [],
    columns: useCreatorColumns({ onToggle, onApprove: useApprove() }),
    getRowId: (row) => row.id,
    rowCount: list.data?.count ?? 0,
    isLoading: list.isPending,
    search: { state: search, onSearchChange: setSearch },
    pagination: { state: pagination, onPaginationChange: setPagination },
  })
  return { table, list }
}

const CreatorsPage = () => {
  const { t } = useTranslation()
  const { table, list } = useCreatorsTable()
  if (list.error) {
    return <LoadFailed error={list.error} onRetry={() => void list.refetch()} />
  }
  const empty = (name: "empty" | "filtered") => ({
    heading: t(`codexCreators.creators.${name}.heading`),
    description: t(`codexCreators.creators.${name}.text`),
  })
  return (
    <Container className="divide-y p-0">
      <DataTable instance={table}>
        <DataTable.Toolbar className="flex flex-col items-start justify-between gap-2 px-6 py-4 md:flex-row md:items-center">
          <div>
            <Heading>{t("codexCreators.creators.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("codexCreators.creators.purpose")}
            </Text>
          </div>
          <DataTable.Search placeholder={t("codexCreators.creators.search")} />
        </DataTable.Toolbar>
        <DataTable.Table
          emptyState={{
            empty: empty("empty"),
            filtered: empty("filtered"),
          }}
        />
        <DataTable.Pagination />
      </DataTable>
    </Container>
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
