import { Button, Checkbox, Drawer, Skeleton, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import type { StudioPart, StudioPost } from "../../../contract"
import { usePartChoices } from "../../lib/queries"

interface PartsDrawerProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  taken: readonly string[]
  onAdd: (parts: StudioPart[]) => void
}

const toPart = (post: StudioPost): StudioPart => ({
  id: post.id,
  title: post.title,
  status: post.status,
  price_minor: post.price_minor,
  price_label: post.price_label,
})

interface ChoiceProps {
  post: StudioPost
  taken: boolean
  checked: boolean
  onToggle: () => void
}

const Choice = ({ post, taken, checked, onToggle }: ChoiceProps) => {
  const { t } = useTranslation()
  return (
    <label className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-3 rounded-lg border p-3">
      <Checkbox
        aria-label={t("codexContent.parts.select", { title: post.title })}
        checked={checked || taken}
        disabled={taken}
        onCheckedChange={onToggle}
      />
      <div className="min-w-0 flex-1">
        <Text size="small" weight="plus" className="truncate">
          {post.title}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle truncate">
          {taken ? t("codexContent.parts.inBundle") : post.creator.name}
        </Text>
      </div>
      <Text size="small" className="tabular-nums">
        {post.price_label}
      </Text>
    </label>
  )
}

const Choices = (props: {
  posts: StudioPost[] | undefined
  taken: readonly string[]
  chosen: readonly string[]
  onToggle: (id: string) => void
}) => {
  const { t } = useTranslation()
  if (!props.posts) {
    return Array.from({ length: 4 }, (_, i) => (
      <Skeleton key={i} className="w-full rounded-lg" style={{ height: 56 }} />
    ))
  }
  if (props.posts.length === 0) {
    return <Text size="small">{t("codexContent.parts.none")}</Text>
  }
  return props.posts.map((post) => (
    <Choice
      key={post.id}
      post={post}
      taken={props.taken.includes(post.id)}
      checked={props.chosen.includes(post.id)}
      onToggle={() => props.onToggle(post.id)}
    />
  ))
}

/** Published posts of the organization; several are picked at once. */
export const PartsDrawer = (props: PartsDrawerProps) => {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string[]>([])
  const { data } = usePartChoices(props.open)
  const toggle = (id: string) =>
    setChosen((now) =>
      now.includes(id) ? now.filter((one) => one !== id) : [...now, id]
    )
  const show = (open: boolean) => {
    setChosen([])
    props.onOpenChange(open)
  }
  const add = () => {
    const posts = (data ?? []).filter((post) => chosen.includes(post.id))
    props.onAdd(posts.map(toPart))
    show(false)
  }
  const count = chosen.length
  return (
    <Drawer open={props.open} onOpenChange={show}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("codexContent.parts.title")}</Drawer.Title>
          <Drawer.Description>
            {t("codexContent.parts.drawerPurpose")}
          </Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-3 overflow-y-auto">
          <Choices
            posts={data}
            taken={props.taken}
            chosen={chosen}
            onToggle={toggle}
          />
        </Drawer.Body>
        <Drawer.Footer>
          <Button size="small" variant="secondary" onClick={() => show(false)}>
            {t("codexContent.parts.cancel")}
          </Button>
          <Button size="small" disabled={count === 0} onClick={add}>
            {count === 0
              ? t("codexContent.parts.addNone")
              : t("codexContent.parts.add", { count })}
          </Button>
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}
