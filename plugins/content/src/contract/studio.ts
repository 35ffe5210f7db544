import { z } from "zod"

/** Beyond any policy; the price limits of the product type decide. */
const minorAmount = z.number().int().min(0).max(99_999_999)

const itemTitle = z.string().trim().max(120)

/** A file of the library, a page elsewhere, or a film of YouTube or Vimeo. */
const postItem = z.union([
  z.strictObject({
    asset_id: z.string().min(1).max(64),
    title: itemTitle.optional(),
  }),
  z.strictObject({ url: z.string().max(2000), title: itemTitle.min(1) }),
  z.strictObject({ embed_url: z.string().max(500), title: itemTitle.min(1) }),
])

/** What an author may send; every field is optional, unknown ones are refused. */
export const postBody = z
  .object({
    title: z.string().trim().max(120),
    slug: z.string().trim().min(1).max(80),
    summary: z.string().trim().max(240),
    description: z.string().trim().max(20_000),
    tags: z.array(z.string().trim().min(1).max(30)).max(10),
    pricing_type: z.enum(["fixed", "free", "pwyw"]),
    price_minor: minorAmount,
    suggested_minor: minorAmount.nullable(),
    compare_at_minor: minorAmount.nullable(),
    supply_limit: z.number().int().min(1).max(1_000_000).nullable(),
    validity_days: z.number().int().min(1).max(3_650).nullable(),
    terms: z.string().trim().max(20_000).nullable(),
    deliverables: z.array(postItem).max(50),
    /** Whether its files may be downloaded. */
    downloads_allowed: z.boolean(),
    /** Chosen when the post is made; the same value again changes nothing. */
    product_type: z.enum(["content", "bundle"]),
    /** Posts of the same organization; only on a bundle. */
    parts: z.array(z.string().min(1).max(64)).max(30),
  })
  .partial()
  .strict()

/** Actions that take nothing refuse anything. */
export const emptyBody = z.object({}).strict()

export type PostBody = z.infer<typeof postBody>

const postOrder = z
  .enum([
    "updated_at",
    "-updated_at",
    "title",
    "-title",
    "price_minor",
    "-price_minor",
  ])
  .default("-updated_at")
export type PostOrder = z.infer<typeof postOrder>

export const studioPostsQuery = z
  .object({
    q: z.string().trim().max(100).optional(),
    status: z.enum(["draft", "published", "unpublished"]).optional(),
    order: postOrder,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .strict()

export type StudioPostsQuery = z.infer<typeof studioPostsQuery>

export const operatorPostsQuery = z
  .object({
    q: z.string().trim().max(120).optional(),
    /**
     * `released` were on sale once: published now, or not any more. `disabled`
     * an operator keeps off sale, whatever else they are.
     */
    status: z
      .enum(["draft", "published", "unpublished", "released", "disabled"])
      .optional(),
    type: z.enum(["content", "bundle"]).optional(),
    order: postOrder,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
  })
  .strict()

/** `POST /admin/posts/:id/disable` */
export const disableBody = z.strictObject({
  /** The author reads it, and it is kept in the audit log. */
  reason: z.string().trim().min(3).max(500),
})
export type DisableBody = z.infer<typeof disableBody>

/** What disabling and enabling answer. */
export interface OnSale {
  on_sale: boolean
}

export type OperatorPostsQuery = z.infer<typeof operatorPostsQuery>

export type PostStatus = "draft" | "published" | "unpublished"
export type PricingType = "fixed" | "free" | "pwyw"
export type AssetState =
  "uploading" | "processing" | "ready" | "failed" | "missing"

export interface StudioDeliverable {
  id: string
  /** Of a file of the library; null for what lies elsewhere. */
  asset_id: string | null
  /** Of a link, or of the page of an embedded film; else null. */
  url: string | null
  title: string
  media_kind: "video" | "audio" | "file" | "link" | "embed"
  /** Name and size of the file itself; null for what lies elsewhere. */
  filename: string | null
  size_bytes: number | null
  duration_ms: number | null
  state: AssetState
  playable: boolean
  /** 0 to 100 while processing. */
  progress: number
}

export interface StudioChecklistItem {
  code: "title" | "price" | "content" | "media_ready"
  ok: boolean
  reason: string
}

/** A post of the organization inside a bundle. */
export interface StudioPart {
  id: string
  title: string
  status: PostStatus
  price_minor: number
  price_label: string
}

export interface StudioPost {
  id: string
  product_type: "content" | "bundle"
  /** Of a bundle, in order. */
  parts: StudioPart[]
  price_limits: { floor_minor: number; ceiling_minor: number }
  organization_id: string
  creator: { id: string; name: string }
  slug: string
  title: string
  summary: string
  description: string
  tags: string[]
  pricing_type: PricingType
  price_minor: number
  suggested_minor: number | null
  compare_at_minor: number | null
  currency_code: string
  price_label: string
  supply_limit: number | null
  validity_days: number | null
  downloads_allowed: boolean
  terms: string | null
  terms_version: number
  status: PostStatus
  published_at: string | null
  created_at: string
  updated_at: string
  deliverables: StudioDeliverable[]
  checklist: StudioChecklistItem[]
  share_url: string
  cover_url: string
  can_edit: boolean
  /** Why an operator keeps it off sale; null where nobody does. */
  disabled_reason: string | null
}

export interface StudioPostsResponse {
  posts: StudioPost[]
  count: number
  limit: number
  offset: number
}

export interface StudioPostResponse {
  post: StudioPost
}

export interface PreviewResponse {
  url: string
  expires_at: string
}

export interface OperatorPost {
  id: string
  title: string
  status: PostStatus
  price_label: string
  organization: { id: string; name: string; handle: string }
  creator: { id: string; name: string; handle: string }
  product_id: string | null
  share_url: string
  updated_at: string
  published_at: string | null
  /** Why it is kept off sale; null where it is not. */
  disabled_reason: string | null
}

export interface OperatorPostsResponse {
  posts: OperatorPost[]
  count: number
  limit: number
  offset: number
}
