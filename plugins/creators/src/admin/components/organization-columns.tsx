import { CheckCircle, XCircle } from "@medusajs/icons"
import {
  createDataTableColumnHelper,
  StatusBadge,
  Text,
  Tooltip,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useSortLabels } from "@codex/admin-kit"
import type { OrganizationListItem } from "../../contract"
import { JoinedCell } from "./creator-columns"

const column = createDataTableColumnHelper<OrganizationListItem>()

const StatusCell = ({ row }: { row: OrganizationListItem }) => {
  const { t } = useTranslation()
  const badge = (
    <StatusBadge color={row.status === "active" ? "green" : "orange"}>
      {t(`codexCreators.creators.${row.status}`)}
    </StatusBadge>
  )
  return row.suspend_reason ? (
    <Tooltip content={row.suspend_reason}>
      <span>{badge}</span>
    </Tooltip>
  ) : (
    badge
  )
}

const NameCell = ({ row }: { row: OrganizationListItem }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      <Text size="small" weight="plus">
        {row.name}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {row.kind === "personal"
          ? t("codexCreators.organizations.personal")
          : `/${row.handle}`}
      </Text>
    </div>
  )
}

export function useOrganizationColumns(
  onToggle: (row: OrganizationListItem) => void
) {
  const { t } = useTranslation()
  const sort = useSortLabels()
  return useMemo(() => {
    const text = (key: string) => t(`codexCreators.organizations.${key}`)
    return [
      column.accessor("name", {
        header: text("name"),
        ...sort.text,
        cell: ({ row }) => <NameCell row={row.original} />,
      }),
      column.accessor("owner_name", { header: text("owner") }),
      column.accessor("member_count", {
        header: text("members"),
        align: "right",
      }),
      column.accessor("status", {
        header: t("codexCreators.creators.status"),
        cell: ({ row }) => <StatusCell row={row.original} />,
      }),
      column.accessor("created_at", {
        header: text("since"),
        ...sort.time,
        cell: ({ getValue }) => <JoinedCell at={getValue()} />,
      }),
      column.action({
        actions: ({ row: { original: row } }) => {
          const active = row.status === "active"
          const act = active ? "suspend" : "reinstate"
          return [
            {
              label: t(`codexCreators.creators.actions.${act}`),
              icon: active ? <XCircle /> : <CheckCircle />,
              onClick: () => onToggle(row),
            },
          ]
        },
      }),
    ]
  }, [t, sort, onToggle])
}
