import { MediaPlay } from "@medusajs/icons"
import { Input, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import type { DraftItem } from "../../lib/draft"
import { clock } from "../../lib/format"
import { AuthImage } from "../auth-image"
import { MediaState } from "../status"
import { RowActions, type RowPlace } from "./row-actions"

interface ContentItemProps extends RowPlace {
  item: DraftItem
  onTitle: (title: string) => void
}

const Facts = ({ item }: { item: DraftItem }) => {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <MediaState {...item} />
      <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
        {t(`codexContent.media.${item.media_kind}`)}
        {item.duration_ms !== null && ` · ${clock(item.duration_ms)}`}
      </Text>
    </div>
  )
}

/** One file on the post: its title for buyers, its state, its place. */
export const ContentItem = (props: ContentItemProps) => {
  const { item, onTitle, ...place } = props
  const { t } = useTranslation()
  const label = (key: string) =>
    t(`codexContent.content.${key}`, { title: item.title })
  return (
    <li className="bg-ui-bg-subtle flex items-start gap-3 rounded-lg border p-3">
      <AuthImage
        path={`/admin/studio/media/${item.asset_id}/thumbnail`}
        alt=""
        width={88}
        className="hidden sm:flex"
        fallback={<MediaPlay />}
      />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <Input
          size="small"
          aria-label={label("itemTitle")}
          value={item.title}
          maxLength={120}
          onChange={(event) => onTitle(event.target.value)}
        />
        <Facts item={item} />
        {item.state === "missing" && (
          <Text size="xsmall" className="text-ui-fg-error">
            {label("missing")}
          </Text>
        )}
      </div>
      <RowActions {...place} label={label} />
    </li>
  )
}
