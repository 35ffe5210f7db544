import type { PostStatus } from "./domain/lifecycle"
import type { Embed } from "./domain/embeds"
import type { PricingType } from "./domain/pricing"

export type { PostStatus, PricingType }

/** What kind of thing is sold; limits and commission may depend on it. */
export type ProductType = "content" | "bundle"

export type MediaKind = "video" | "audio" | "file"

/** The listing that sells: one Medusa product, one organization. */
export interface ContentPost {
  id: string
  organization_id: string
  creator_id: string
  product_type: ProductType
  slug: string
  title: string
  summary: string
  description: string
  pricing_type: PricingType
  /** For `pwyw` the minimum. 0 on a `fixed` draft: no price yet. */
  price_minor: bigint
  suggested_minor: bigint | null
  compare_at_minor: bigint | null
  currency_code: string
  tags: string[]
  status: PostStatus
  product_id: string | null
  variant_id: string | null
  supply_limit: number | null
  validity_days: number | null
  /** Whether its files may be downloaded; streams are streams in any case. */
  downloads_allowed: boolean
  terms: string | null
  terms_version: number
  published_at: Date | null
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  /** Set while an operator keeps it off sale. */
  disabled_at: Date | null
  disabled_reason: string | null
  /** How it stood then. */
  disabled_from: PostStatus | null
}

/** One thing a buyer gets; belongs to a post of the same organization. */
interface OfPost {
  id: string
  organization_id: string
  post_id: string
  position: number
}

/** A file of a creator's library: it plays, or (kind `file`) is downloaded. */
export interface PostDeliverable extends OfPost, DeliverableInput {
  kind: "media"
}

/** A page elsewhere. */
export interface LinkInput {
  kind: "link"
  title: string
  url: string
}

/** A film another host plays. */
export interface EmbedInput extends Embed {
  kind: "embed"
  title: string
}

/** Everything a post can give, in one order. */
export type PostItem =
  PostDeliverable | (OfPost & LinkInput) | (OfPost & EmbedInput)
export type ItemInput =
  (DeliverableInput & { kind?: "media" }) | LinkInput | EmbedInput

export interface DeliverableInput {
  asset_id: string
  asset_creator_id: string
  title: string
  media_kind: MediaKind
  duration_ms: number | null
}

/** A post inside a bundle of the same organization. */
export interface PostPart {
  organization_id: string
  bundle_id: string
  post_id: string
  position: number
}

/** What an author may change; publication is a step of its own. */
export interface PostFields {
  slug: string
  title: string
  summary: string
  description: string
  pricing_type: PricingType
  price_minor: bigint
  suggested_minor: bigint | null
  compare_at_minor: bigint | null
  tags: string[]
  supply_limit: number | null
  validity_days: number | null
  downloads_allowed: boolean
  terms: string | null
}
