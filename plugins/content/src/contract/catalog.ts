import { z } from "zod"

export const catalogQuery = z
  .object({
    q: z.string().trim().max(100).optional(),
    tag: z.string().trim().toLowerCase().max(30).optional(),
    type: z.enum(["video", "audio", "file"]).optional(),
    price: z.enum(["free", "paid"]).optional(),
    /** Handle of one author on an organization's page. */
    creator: z.string().trim().toLowerCase().max(32).optional(),
    sort: z
      .enum(["newest", "price_asc", "price_desc", "title"])
      .default("newest"),
    page: z.coerce.number().int().min(1).max(1_000).default(1),
  })
  .strict()

export type CatalogQuery = z.infer<typeof catalogQuery>

export const postPageQuery = z
  .object({ preview: z.string().min(1).max(100).optional() })
  .strict()

export type PostPageQuery = z.infer<typeof postPageQuery>

export const coverQuery = z
  .object({
    preview: z.string().min(1).max(100).optional(),
    v: z.string().max(64).optional(),
    /** A width of `COVER_WIDTHS`; without it the largest picture. */
    w: z.enum(["480", "960", "1280"]).optional(),
  })
  .strict()

export type CoverQuery = z.infer<typeof coverQuery>

/** Widths a cover is kept in (`?w=`). */
export const COVER_WIDTHS = [480, 960, 1280] as const

/** What lies in a library of media. */
export type PostKind = "video" | "audio" | "file"

/** A name with its address: the page is `/{handle}`. */
export interface NamedHandle {
  name: string
  handle: string
}

export interface CatalogProfile {
  kind: "organization" | "creator"
  handle: string
  name: string
  /** Of an organization; empty for a creator. */
  tagline: string
  /** An organization's description or a creator's bio. */
  bio: string
  /** `#rrggbb` or null: the storefront derives its palette from it. */
  brand_color: string | null
  support_email: string | null
  /** A square picture at `…/256`; null: the initials stand for it. */
  logo_url: string | null
  legal_name: string
  /** Texts that were published: `/legal/{handle}/{kind}`. */
  legal: ("refunds" | "terms" | "privacy")[]
  /** Whether there is a feed of what is new here. */
  feed: boolean
  /** Whether the platform has a page with posts of everybody. */
  explore: boolean
  /** Whether creators may sign up by themselves. */
  sign_up: boolean
  /** Creators with something on sale here (organization pages). */
  creators: NamedHandle[]
  /** Organizations that sell this creator's posts (creator pages). */
  organizations: NamedHandle[]
}

export interface CatalogCard {
  id: string
  /** Handle of the selling organization; the page is `path`. */
  handle: string
  slug: string
  /** `/{handle}/{slug}` on the storefront. */
  path: string
  product_type: "content" | "bundle"
  title: string
  summary: string
  pricing_type: "fixed" | "free" | "pwyw"
  /** For `pwyw` the minimum. */
  price_minor: number
  suggested_minor: number | null
  compare_at_minor: number | null
  /** The price with the automatic discount of now; null without one. */
  sale_minor: number | null
  /** What may be charged for it, when anything is. */
  price_limits: { floor_minor: number; ceiling_minor: number }
  currency_code: string
  /** `Free`, `$19.99`, `From $5.00`, `Pay what you want`. */
  price_label: string
  /** `$29.99`, to be struck through; null without one. */
  compare_at_label: string | null
  kinds: PostKind[]
  duration_ms: number
  creator: NamedHandle
  /** Relative to the server, e.g. `/api/catalog/ada/intro/cover?v=…`. */
  cover_url: string
  sold_out: boolean
  tags: string[]
  published_at: string | null
}

export interface CatalogResponse {
  profile: CatalogProfile
  posts: CatalogCard[]
  tags: { tag: string; count: number }[]
  total: number
  /** Nothing is spelled like that; these posts come near. */
  similar: boolean
  page: number
  page_size: number
}

/** What a buyer gets, as anybody may know it: addresses are for owners. */
export interface CatalogDeliverable {
  id: string
  /** What `POST /api/playback/:post_id` takes to start with this one. */
  asset_id: string | null
  title: string
  kind: PostKind | "link" | "embed"
  duration_ms: number | null
  /** `PDF`, `EPUB`, …; of a file only. */
  file_type: string | null
  size_bytes: number | null
  chapters: CatalogChapter[]
}

/** Where a part of a film or a recording begins. */
export interface CatalogChapter {
  start_ms: number
  title: string
}

/** A post inside a bundle, with a page of its own. */
export interface CatalogPart {
  id: string
  /** `/{handle}/{slug}` on the storefront; null while it is off sale. */
  path: string | null
  title: string
  price_minor: number
  price_label: string
  kinds: PostKind[]
  duration_ms: number
}

export interface CatalogPost extends CatalogCard {
  /** Of a bundle, in order; else empty. */
  parts: CatalogPart[]
  status: "draft" | "published" | "unpublished"
  /** Plain text; an empty line separates paragraphs. */
  description: string
  deliverables: CatalogDeliverable[]
  /** Whether its files may be downloaded at present. */
  downloads_allowed: boolean
  supply: { limit: number; left: number } | null
  validity_days: number | null
  terms: string | null
  terms_version: number
  organization: NamedHandle & { tagline: string; brand_color: string | null }
}

export interface CatalogPostResponse {
  post: CatalogPost
  /** True when a preview token showed this: not for sale, nothing to buy. */
  preview: boolean
}

/** `GET /api/explore`: posts of every organization, where that is on. */
export interface ExploreResponse {
  /** Name of the platform; empty where the operator gave none. */
  name: string
  posts: CatalogCard[]
  total: number
  similar: boolean
  page: number
  page_size: number
}

/** `GET /api/sitemap?page=1`; the pages of every seller. */
export const sitemapQuery = z
  .object({ page: z.coerce.number().int().min(1).max(1_000).default(1) })
  .strict()

export type SitemapQuery = z.infer<typeof sitemapQuery>

export interface SitemapResponse {
  pages: { path: string; updated_at?: string }[]
  more: boolean
}

/** `GET /api/changes` */
export const changesQuery = z.strictObject({
  /** The version known; empty before the first answer. */
  since: z.string().max(64).default(""),
})
export type ChangesQuery = z.infer<typeof changesQuery>

export interface ChangesResponse {
  /** Null while nobody would tell this server of a change. */
  version: string | null
}
