import { minor } from "@codex/kernel"
import type { ContentPost, PostDeliverable, PostItem } from "../types"

/** What pg returns: bigint columns as text. */
type Wire<T, Big extends keyof T> = Omit<T, Big> & {
  [K in Big]: string | Extract<T[K], null>
}

type PostMoney = "price_minor" | "suggested_minor" | "compare_at_minor"
export type PostRow = Wire<ContentPost, PostMoney>
export type DeliverableRow = Omit<PostDeliverable, "duration_ms"> & {
  duration_ms: string | null
}

const minorOrNull = (value: string | null) =>
  value === null ? null : minor(value)

export function toPost(row: PostRow): ContentPost {
  return {
    ...row,
    price_minor: minor(row.price_minor),
    suggested_minor: minorOrNull(row.suggested_minor),
    compare_at_minor: minorOrNull(row.compare_at_minor),
  }
}

export function toDeliverable(row: DeliverableRow): PostDeliverable {
  return {
    ...row,
    duration_ms: row.duration_ms === null ? null : Number(row.duration_ms),
  }
}

/** Columns of the other kinds are null. */
export type ItemRow = DeliverableRow & {
  kind: PostItem["kind"]
  url: string
  host: "youtube" | "vimeo"
  video_id: string
}

export function toItem(row: ItemRow): PostItem {
  const { id, organization_id, post_id, position, title } = row
  const base = { id, organization_id, post_id, position, title }
  switch (row.kind as PostItem["kind"]) {
    case "link":
      return { ...base, kind: "link", url: row.url }
    case "embed":
      return { ...base, kind: "embed", host: row.host, video_id: row.video_id }
    case "media": {
      const { url: _url, host: _host, video_id: _id, ...media } = row
      return toDeliverable(media)
    }
  }
}

export const POST_COLUMNS = [
  "id",
  "organization_id",
  "creator_id",
  "product_type",
  "slug",
  "title",
  "summary",
  "description",
  "pricing_type",
  "price_minor",
  "suggested_minor",
  "compare_at_minor",
  "currency_code",
  "tags",
  "status",
  "product_id",
  "variant_id",
  "supply_limit",
  "validity_days",
  "downloads_allowed",
  "terms",
  "terms_version",
  "published_at",
  "created_at",
  "updated_at",
  "deleted_at",
  "disabled_at",
  "disabled_reason",
  "disabled_from",
] as const satisfies readonly (keyof ContentPost)[]

export const DELIVERABLE_COLUMNS = [
  "id",
  "organization_id",
  "post_id",
  "kind",
  "asset_id",
  "asset_creator_id",
  "position",
  "title",
  "media_kind",
  "duration_ms",
] as const satisfies readonly (keyof PostDeliverable)[]

export const ITEM_COLUMNS = [
  ...DELIVERABLE_COLUMNS,
  "url",
  "host",
  "video_id",
] as const
