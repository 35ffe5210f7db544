import { Button } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"
import { isWorking, type DraftItem } from "../../lib/draft"
import { fromAsset } from "../../lib/from-asset"
import { moved } from "../../lib/moved"
import { useLibrary } from "../../lib/queries"
import type { Editor } from "../../lib/use-editor"
import { ContentItem } from "./content-item"
import { EmptyBox } from "./empty-box"
import { LibraryDrawer } from "./library-drawer"
import { Section } from "./section"

/** Files picked but not saved yet are watched through the library. */
function useLiveStates({ draft, refreshItems }: Editor) {
  const { data } = useLibrary("", isWorking(draft.items))
  useEffect(() => {
    if (data) {
      refreshItems(data.media.map(fromAsset))
    }
  }, [data, refreshItems])
}

export const ContentSection = (editor: Editor) => {
  const { draft, change } = editor
  const { t } = useTranslation()
  const [picking, setPicking] = useState(false)
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
        <Button
          type="button"
          size="small"
          variant="secondary"
          className="shrink-0"
          onClick={() => setPicking(true)}
        >
          {t("codexContent.content.add")}
        </Button>
      }
    >
      {items.length === 0 ? (
        <EmptyBox
          title={t("codexContent.content.emptyTitle")}
          text={t("codexContent.content.emptyText")}
        />
      ) : (
        <ol className="flex flex-col gap-2">
          {items.map((item, index) => (
            <ContentItem
              key={item.asset_id}
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
        </ol>
      )}
      <LibraryDrawer
        open={picking}
        onOpenChange={setPicking}
        taken={items.map((item) => item.asset_id)}
        onAdd={(added) => change({ items: [...items, ...added] })}
      />
    </Section>
  )
}
