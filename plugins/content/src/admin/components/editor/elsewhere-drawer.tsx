import { Button, Drawer, Input, RadioGroup } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { itemKey, type DraftItem } from "../../lib/draft"
import { elsewhereItem, isVideoHost } from "../../lib/elsewhere"
import { Field } from "./field"

interface ElsewhereDrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  items: readonly DraftItem[]
  onAdd: (item: DraftItem) => void
}

const KINDS = ["link", "embed"] as const
type Kind = (typeof KINDS)[number]

const EMPTY = { address: "", title: "", kind: null as Kind | null }

/** What stands in the drawer, and what is wrong with it. */
function useEntry(items: readonly DraftItem[]) {
  const [entry, setEntry] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const kind = entry.kind ?? (isVideoHost(entry.address) ? "embed" : "link")
  const item = elsewhereItem(kind, entry.address, entry.title)
  const there = item && items.some((one) => itemKey(one) === itemKey(item))
  const address = item ? (there ? "there" : undefined) : badOf(kind)
  const title = entry.title.trim() ? undefined : "noName"
  return {
    ...entry,
    kind,
    item: address || title ? null : item,
    errors: tried ? { address, title } : {},
    change: (part: Partial<typeof EMPTY>) =>
      setEntry((now) => ({ ...now, ...part })),
    setTried,
    clear: () => {
      setEntry(EMPTY)
      setTried(false)
    },
  }
}

const badOf = (kind: Kind) => (kind === "embed" ? "badEmbed" : "badAddress")

/** A page elsewhere, or a film of YouTube or Vimeo. */
export const ElsewhereDrawer = (props: ElsewhereDrawerProps) => {
  const { t } = useTranslation()
  const text = (key: string) => t(`codexContent.elsewhere.${key}`)
  const entry = useEntry(props.items)
  const close = () => {
    entry.clear()
    props.onOpenChange(false)
  }
  const add = () => {
    entry.setTried(true)
    if (entry.item) {
      props.onAdd(entry.item)
      close()
    }
  }
  return (
    <Drawer
      open={props.open}
      onOpenChange={(open) => (open ? props.onOpenChange(true) : close())}
    >
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{text("title")}</Drawer.Title>
          <Drawer.Description>{text("purpose")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-4 overflow-y-auto">
          <Field
            label={text("address")}
            hint={text("addressHint")}
            error={entry.errors.address}
          >
            <Input
              type="url"
              inputMode="url"
              autoComplete="off"
              value={entry.address}
              onChange={(event) =>
                entry.change({ address: event.target.value })
              }
            />
          </Field>
          <RadioGroup
            aria-label={text("kind")}
            value={entry.kind}
            onValueChange={(kind) => entry.change({ kind: kind as Kind })}
          >
            {KINDS.map((kind) => (
              <RadioGroup.ChoiceBox
                key={kind}
                value={kind}
                label={text(kind)}
                description={text(`${kind}Text`)}
              />
            ))}
          </RadioGroup>
          <Field label={text("name")} error={entry.errors.title}>
            <Input
              value={entry.title}
              maxLength={120}
              onChange={(event) => entry.change({ title: event.target.value })}
            />
          </Field>
        </Drawer.Body>
        <Drawer.Footer>
          <Button variant="secondary" size="small" onClick={close}>
            {text("cancel")}
          </Button>
          <Button size="small" onClick={add}>
            {text("add")}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
