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
import type { CreatorListItem } from "../../contract"

const helper = createDataTableColumnHelper<CreatorListItem>()

const NameCell = ({ creator }: { creator: CreatorListItem }) => (
  <div className="flex flex-col py-1">
    <Text size="small" weight="plus">
      {creator.display_name}
    </Text>
    <Text size="xsmall" className="text-ui-fg-muted">
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
          <span className="text-ui-fg-muted">
            {t(`codexCreators.organization.role.${organization.role}`)}
          </span>
        </Text>
      ))}
    </div>
  )
}

const StatusCell = ({ status }: Pick<CreatorListItem, "status">) => {
  const { t } = useTranslation()
  return (
    <StatusBadge color={status === "active" ? "green" : "orange"}>
      {t(`codexCreators.creators.${status}`)}
    </StatusBadge>
  )
}

const JoinedCell = ({ at }: { at: string }) => {
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

interface ActionsProps {
  creator: CreatorListItem
  onToggle: (creator: CreatorListItem) => void
}

const ActionsCell = ({ creator, onToggle }: ActionsProps) => {
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
        <DropdownMenu.Item onClick={() => onToggle(creator)}>
          {t(`codexCreators.creators.actions.${action}`)}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

/** Columns of the operator's list; `onToggle` suspends or reinstates. */
export function useCreatorColumns(onToggle: ActionsProps["onToggle"]) {
  const { t } = useTranslation()
  return useMemo(() => {
    const header = (name: string) => t(`codexCreators.creators.${name}`)
    return [
      helper.accessor("display_name", {
        header: header("name"),
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
        cell: ({ getValue }) => <StatusCell status={getValue()} />,
      }),
      helper.accessor("created_at", {
        header: header("joined"),
        cell: ({ getValue }) => <JoinedCell at={getValue()} />,
      }),
      helper.display({
        id: "actions",
        cell: ({ row }) => (
          <ActionsCell creator={row.original} onToggle={onToggle} />
        ),
      }),
    ]
  }, [t, onToggle])
}
