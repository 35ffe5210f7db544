import { EllipsisHorizontal } from "@medusajs/icons"
import {
  createDataTableColumnHelper,
  DropdownMenu,
  IconButton,
  StatusBadge,
  Text,
  Tooltip,
} from "@medusajs/ui"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useSortLabels } from "@codex/admin-kit"
import type { CreatorListItem } from "../../contract"

const helper = createDataTableColumnHelper<CreatorListItem>()

const NameCell = ({ creator }: { creator: CreatorListItem }) => (
  <div className="flex flex-col py-1">
    <Text size="small" weight="plus">
      {creator.display_name}
    </Text>
    <Text size="xsmall" className="text-ui-fg-subtle">
      {creator.email}
    </Text>
  </div>
)

const OrganizationsCell = ({ creator }: { creator: CreatorListItem }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col py-1">
      {creator.organizations.map((organization) => (
        <Text key={organization.id} size="small">
          {organization.name}{" "}
          <span className="text-ui-fg-subtle">
            {t(`codexCreators.organization.role.${organization.role}`)}
          </span>
        </Text>
      ))}
    </div>
  )
}

const StatusCell = ({ creator }: { creator: CreatorListItem }) => {
  const { t } = useTranslation()
  const waits = creator.status === "active" && !creator.approved
  const active = creator.status === "active" && !waits
  return (
    <StatusBadge color={active ? "green" : "orange"}>
      {t(`codexCreators.creators.${waits ? "waiting" : creator.status}`)}
    </StatusBadge>
  )
}

export const JoinedCell = ({ at }: { at: string }) => {
  const { i18n } = useTranslation()
  const date = new Date(at)
  return (
    <Tooltip content={date.toLocaleString(i18n.language)}>
      <span>
        {date.toLocaleDateString(i18n.language, { dateStyle: "medium" })}
      </span>
    </Tooltip>
  )
}

interface Actions {
  onToggle: (creator: CreatorListItem) => void
  onApprove: (creator: CreatorListItem) => void
  onView: (creator: CreatorListItem) => void
}

interface ActionsProps extends Actions {
  creator: CreatorListItem
}

const ActionsCell = ({ creator, ...on }: ActionsProps) => {
  const { t } = useTranslation()
  const action = creator.status === "active" ? "suspend" : "reinstate"
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          aria-label={creator.display_name}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content>
        {creator.approved ? null : (
          <DropdownMenu.Item onClick={() => on.onApprove(creator)}>
            {t("codexCreators.creators.actions.approve")}
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Item onClick={() => on.onView(creator)}>
          {t("codexCreators.creators.actions.view")}
        </DropdownMenu.Item>
        <DropdownMenu.Item onClick={() => on.onToggle(creator)}>
          {t(`codexCreators.creators.actions.${action}`)}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

/** Columns of the operator's list; `onToggle` suspends or reinstates. */
export function useCreatorColumns({ onToggle, onApprove, onView }: Actions) {
  const { t } = useTranslation()
  const sort = useSortLabels()
  return useMemo(() => {
    const header = (name: string) => t(`codexCreators.creators.${name}`)
    return [
      helper.accessor("display_name", {
        header: header("name"),
        ...sort.text,
        cell: ({ row }) => <NameCell creator={row.original} />,
      }),
      helper.accessor("handle", {
        header: header("handle"),
        cell: ({ getValue }) => `/${getValue()}`,
      }),
      helper.accessor("organizations", {
        header: header("organizations"),
        cell: ({ row }) => <OrganizationsCell creator={row.original} />,
      }),
      helper.accessor("status", {
        header: header("status"),
        cell: ({ row }) => <StatusCell creator={row.original} />,
      }),
      helper.accessor("created_at", {
        header: header("joined"),
        ...sort.time,
        cell: ({ getValue }) => <JoinedCell at={getValue()} />,
      }),
      helper.display({
        id: "actions",
        cell: ({ row }) => (
          <ActionsCell
            creator={row.original}
            onToggle={onToggle}
            onApprove={onApprove}
            onView={onView}
          />
        ),
      }),
    ]
  }, [t, sort, onToggle, onApprove, onView])
}
