import { Plus, Trash } from "@medusajs/icons"
import { DropdownMenu } from "@medusajs/ui"
import { useRef } from "react"
import { useTranslation } from "react-i18next"
import { EVERYTHING, type ListChoice } from "./list-address"
import type { SavedView } from "./use-saved-views"

interface Props {
  views: readonly SavedView[]
  /** The view that the list shows now. */
  active: SavedView | undefined
  isEverything: boolean
  hasFailed: boolean
  onChoose: (choice: ListChoice) => void
  onSave: () => void
  onDelete: (view: SavedView) => void
}

/** One of them at most is what the list shows. */
const Choices = ({ views, active, isEverything, onChoose }: Props) => {
  const { t } = useTranslation()
  const choose = (id: string) => {
    const view = views.find((each) => each.id === id) ?? EVERYTHING
    const { search, filters, sorting } = view
    onChoose({ search, filters, sorting })
  }
  return (
    <DropdownMenu.RadioGroup
      aria-label={t("codexKit.views.title")}
      value={active?.id ?? (isEverything ? "everything" : "")}
      onValueChange={choose}
    >
      <DropdownMenu.RadioItem value="everything">
        {t("codexKit.views.everything")}
      </DropdownMenu.RadioItem>
      {views.map((view) => (
        <DropdownMenu.RadioItem key={view.id} value={view.id}>
          <span className="truncate">{view.name}</span>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** What the menu of a list's views holds. */
export const ViewsMenu = (props: Props) => {
  const { active, isEverything, hasFailed, onSave, onDelete } = props
  const { t } = useTranslation()
  const next = useRef<() => void>()
  // What opens next takes the focus, which the menu holds until it is gone.
  const closed = (event: Event) => {
    if (next.current) {
      event.preventDefault()
      next.current()
      next.current = undefined
    }
  }
  return (
    <DropdownMenu.Content
      align="start"
      className="max-w-[calc(100vw-2rem)] overflow-y-auto"
      onCloseAutoFocus={closed}
    >
      {hasFailed ? (
        <DropdownMenu.Label className="px-2 py-1.5">
          {t("codexKit.views.failed")}
        </DropdownMenu.Label>
      ) : null}
      <Choices {...props} />
      <DropdownMenu.Separator />
      <DropdownMenu.Item
        className="gap-x-2"
        disabled={isEverything}
        onSelect={() => (next.current = onSave)}
      >
        <Plus className="text-ui-fg-subtle" />
        {t("codexKit.views.save.menu")}
      </DropdownMenu.Item>
      {active ? (
        <DropdownMenu.Item
          className="gap-x-2"
          onSelect={() => (next.current = () => onDelete(active))}
        >
          <Trash className="text-ui-fg-subtle shrink-0" />
          <span className="truncate">
            {t("codexKit.views.delete.menu", { name: active.name })}
          </span>
        </DropdownMenu.Item>
      ) : null}
    </DropdownMenu.Content>
  )
}
