import { Button, Hint, Label, Switch } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { isWorking, itemKey, type DraftItem } from "../../lib/draft"
import { fromAsset } from "../../lib/from-asset"
import { moved, placed } from "../../lib/moved"
import { useLibrary } from "../../lib/queries"
import type { Editor } from "../../lib/use-editor"
import { ContentItem } from "./content-item"
import { ElsewhereDrawer } from "./elsewhere-drawer"
import { EmptyBox } from "./empty-box"
import { LibraryDrawer } from "./library-drawer"
import { Section } from "./section"
import { SortableList } from "./sortable-list"

/** Files picked but not saved yet are watched through the library. */
function useLiveStates({ draft, refreshItems }: Editor) {
  const { data } = useLibrary("", isWorking(draft.items))
  useEffect(() => {
    if (data) {
      refreshItems(data.media.map(fromAsset))
    }
  }, [data, refreshItems])
}

const DownloadsSwitch = ({ draft, change }: Editor) => {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Label size="small" weight="plus" htmlFor={id}>
          {t("codexContent.content.downloads")}
        </Label>
        <Hint id={`${id}-hint`}>{t("codexContent.content.downloadsHint")}</Hint>
      </div>
      <Switch
        id={id}
        className="shrink-0"
        aria-describedby={`${id}-hint`}
        checked={draft.downloads}
        onCheckedChange={(downloads) => change({ downloads })}
      />
    </div>
  )
}

export const ContentSection = (editor: Editor) => {
  const { draft, change } = editor
  const { t } = useTranslation()
  const [picking, setPicking] = useState<"add" | "addElsewhere" | null>(null)
  useLiveStates(editor)
  const { items } = draft
  const set = (index: number, part: Partial<DraftItem>) =>
    change({
      items: items.map((item, i) =>
        i === index ? { ...item, ...part } : item
      ),
    })
  return (
    <Section
      heading={t("codexContent.content.heading")}
      purpose={t("codexContent.content.purpose")}
      action={
        <div className="flex flex-wrap gap-2">
          {(["addElsewhere", "add"] as const).map((key) => (
            <Button
              key={key}
              type="button"
              size="small"
              variant="secondary"
              onClick={() => setPicking(key)}
            >
              {t(`codexContent.content.${key}`)}
            </Button>
          ))}
        </div>
      }
    >
      {items.length === 0 ? (
        <EmptyBox
          title={t("codexContent.content.emptyTitle")}
          text={t("codexContent.content.emptyText")}
        />
      ) : (
        <SortableList
          ids={items.map(itemKey)}
          onPlace={(from, to) => change({ items: placed(items, from, to) })}
        >
          {items.map((item, index) => (
            <ContentItem
              key={itemKey(item)}
              item={item}
              first={index === 0}
              last={index === items.length - 1}
              onTitle={(title) => set(index, { title })}
              onMove={(by) => change({ items: moved(items, index, by) })}
              onRemove={() =>
                change({ items: items.filter((_, i) => i !== index) })
              }
            />
          ))}
        </SortableList>
      )}
      <DownloadsSwitch {...editor} />
      <LibraryDrawer
        open={picking === "add"}
        onOpenChange={(open) => setPicking(open ? "add" : null)}
        taken={items.map(itemKey)}
        onAdd={(added) => change({ items: [...items, ...added] })}
      />
      <ElsewhereDrawer
        open={picking === "addElsewhere"}
        onOpenChange={(open) => setPicking(open ? "addElsewhere" : null)}
        items={items}
        onAdd={(added) => change({ items: [...items, added] })}
      />
    </Section>
  )
}
