import { ArrowUpRightOnBox, DocumentText, MediaPlay } from "@medusajs/icons"
import { Input, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { itemKey, type DraftItem } from "../../lib/draft"
import { bytes, clock } from "../../lib/format"
import { AuthImage } from "../auth-image"
import { MediaState } from "../status"
import { RowActions, type RowPlace } from "./row-actions"
import { SortableRow } from "./sortable-list"

interface ContentItemProps extends RowPlace {
  item: DraftItem
  onTitle: (title: string) => void
}

/** What it is, and how long or how large. */
function useFacts(item: DraftItem): string {
  const { t } = useTranslation()
  const type = item.filename?.split(".").pop()?.toUpperCase()
  const facts = [
    t(`codexContent.media.${item.media_kind}`),
    item.media_kind === "file" ? type : null,
    item.duration_ms === null ? null : clock(item.duration_ms),
    item.media_kind === "file" && item.size_bytes !== null
      ? bytes(item.size_bytes)
      : null,
  ]
  return facts.filter(Boolean).join(" · ")
}

const Facts = ({ item }: { item: DraftItem }) => {
  const facts = useFacts(item)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {item.asset_id !== null && <MediaState {...item} />}
      <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
        {facts}
      </Text>
      {item.url !== null && (
        <a
          href={item.url}
          target="_blank"
          rel="noreferrer"
          className="txt-compact-xsmall text-ui-fg-interactive min-w-0 truncate"
        >
          {item.url.replace(/^https:\/\//, "")}
        </a>
      )}
    </div>
  )
}

const ICON = {
  video: MediaPlay,
  audio: MediaPlay,
  file: DocumentText,
  link: ArrowUpRightOnBox,
  embed: MediaPlay,
} as const satisfies Record<DraftItem["media_kind"], unknown>

const Picture = ({ item }: { item: DraftItem }) => {
  const Icon = ICON[item.media_kind]
  const plays = item.media_kind === "video" || item.media_kind === "audio"
  if (plays) {
    return (
      <AuthImage
        path={`/admin/studio/media/${item.asset_id ?? ""}/thumbnail`}
        alt=""
        width={88}
        className="hidden sm:flex"
        fallback={<Icon />}
      />
    )
  }
  return (
    <div
      style={{ width: 88, aspectRatio: "16 / 9" }}
      className="bg-ui-bg-component text-ui-fg-subtle hidden shrink-0 items-center justify-center rounded-md border sm:flex"
    >
      <Icon />
    </div>
  )
}

/** One thing on the post: its title for buyers, its state, its place. */
export const ContentItem = (props: ContentItemProps) => {
  const { item, onTitle, ...place } = props
  const { t } = useTranslation()
  const label = (key: string) =>
    t(`codexContent.content.${key}`, { title: item.title })
  return (
    <SortableRow
      id={itemKey(item)}
      label={label("drag")}
      className="bg-ui-bg-subtle flex items-start gap-3 rounded-lg border p-3"
    >
      <Picture item={item} />
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
    </SortableRow>
  )
}
