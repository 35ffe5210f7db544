import { Input, Label, RadioGroup, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { usePostChoices, type PostChoice } from "../lib/use-customer-grants"

interface Props {
  chosen: string
  onChoose: (id: string) => void
}

const Choice = ({ post }: { post: PostChoice }) => (
  <div className="flex items-start gap-3">
    <RadioGroup.Item value={post.id} id={`codex-give-${post.id}`} />
    <Label htmlFor={`codex-give-${post.id}`} className="flex flex-col">
      <Text as="span" size="small" weight="plus">
        {post.title}
      </Text>
      <Text as="span" size="small" className="text-ui-fg-subtle">
        {post.organization.name}
      </Text>
    </Label>
  </div>
)

/** One post, found by its title. */
export const PostChoices = ({ chosen, onChoose }: Props) => {
  const { t } = useTranslation()
  const [search, setSearch] = useState("")
  const posts = usePostChoices(search)
  return (
    <div className="flex flex-col gap-3">
      <Label htmlFor="codex-give-search" size="small" weight="plus">
        {t("codexAccess.give.post")}
      </Label>
      <Input
        id="codex-give-search"
        type="search"
        autoFocus
        value={search}
        placeholder={t("codexAccess.give.search")}
        onChange={({ target }) => {
          setSearch(target.value)
          onChoose("")
        }}
      />
      <RadioGroup
        value={chosen}
        onValueChange={onChoose}
        aria-label={t("codexAccess.give.post")}
      >
        {(posts.data ?? []).map((post) => (
          <Choice key={post.id} post={post} />
        ))}
      </RadioGroup>
      <Text size="small" className="text-ui-fg-subtle" role="status">
        {posts.error
          ? posts.error.message
          : posts.data?.length === 0
            ? t("codexAccess.give.none")
            : null}
      </Text>
    </div>
  )
}
