import { Bookmarks } from "@medusajs/icons"
import { Button, DropdownMenu, toast, usePrompt } from "@medusajs/ui"
import { useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import {
  EVERYTHING,
  sameChoice,
  type ListChoice,
  type ListState,
} from "./list-address"
import { SaveViewDrawer } from "./save-view-drawer"
import { useDeleteView, useSavedViews, type SavedView } from "./use-saved-views"
import { ViewsMenu } from "./views-menu"

/** Asks first, then deletes and says so. */
function useDelete(list: string) {
  const { t } = useTranslation()
  const prompt = usePrompt()
  const { mutate } = useDeleteView(list)
  return async (view: SavedView) => {
    const text = (key: string) =>
      t(`codexKit.views.delete.${key}`, { name: view.name })
    const sure = await prompt({
      title: text("title"),
      description: text("text"),
      confirmText: text("confirm"),
      cancelText: t("codexKit.views.cancel"),
    })
    if (sure) {
      mutate(view, {
        onSuccess: () => toast.success(text("done")),
        onError: (error) => toast.error(error.message),
      })
    }
  }
}

interface Props {
  /** The list's name: `codex_purchase`. */
  list: string
  /** What the list shows now. */
  state: ListState
  onChoose: (choice: ListChoice) => void
}

/** The operator's own views of a list: choose, save, delete. */
export const SavedViews = ({ list, state, onChoose }: Props) => {
  const { t } = useTranslation()
  const { data: views = [], error, refetch } = useSavedViews(list)
  const [naming, setNaming] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const remove = useDelete(list)
  const active = views.find((view) => sameChoice(view, state))
  const title = t("codexKit.views.title")
  return (
    <>
      <DropdownMenu onOpenChange={(open) => void (open && error && refetch())}>
        <DropdownMenu.Trigger asChild>
          <Button
            ref={trigger}
            size="small"
            variant="secondary"
            className="max-w-48"
            aria-label={active ? `${title}: ${active.name}` : title}
          >
            <Bookmarks className="shrink-0" />
            <span className="truncate">{active?.name ?? title}</span>
          </Button>
        </DropdownMenu.Trigger>
        <ViewsMenu
          views={views}
          active={active}
          isEverything={sameChoice(EVERYTHING, state)}
          hasFailed={error !== null}
          onChoose={onChoose}
          onSave={() => setNaming(true)}
          onDelete={(view) => void remove(view)}
        />
      </DropdownMenu>
      {naming ? (
        <SaveViewDrawer
          list={list}
          choice={state}
          names={views.map(({ name }) => name)}
          onClose={() => setNaming(false)}
          onClosed={() => trigger.current?.focus()}
        />
      ) : null}
    </>
  )
}
