import {
  formatPrice,
  priceLabel,
  priceLimits,
  type ContentPost,
  type PostDeliverable,
} from "@codex/content"
import type { Creator, Organization } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import { bestReduction, type Discount } from "@codex/purchases"
import type { CatalogCard, CatalogPart, NamedHandle } from "../contract"
import { named } from "./catalog-address"
import { limitsOf } from "./price-limits"

export interface CardParts {
  deliverables: readonly PostDeliverable[]
  creators: ReadonlyMap<string, Creator>
  organizations: ReadonlyMap<string, Organization>
  supply: ReadonlyMap<string, { limit: number; taken: number }>
  /** Automatic discounts of the selling organizations. */
  discounts: readonly Discount[]
  /** Of each bundle. */
  parts: ReadonlyMap<string, ContentPost[]>
  now: Date
}

/** Places left, counting those held in checkouts; null without a limit. */
export function supplyOf(
  post: ContentPost,
  supply: CardParts["supply"]
): { limit: number; left: number } | null {
  const { supply_limit: limit } = post
  return limit === null
    ? null
    : { limit, left: Math.max(0, limit - (supply.get(post.id)?.taken ?? 0)) }
}

const NOBODY: NamedHandle = { name: "", handle: "" }

function content(rows: readonly PostDeliverable[]) {
  return {
    kinds: [...new Set(rows.map((row) => row.media_kind))],
    duration_ms: rows.reduce((sum, row) => sum + (row.duration_ms ?? 0), 0),
  }
}

/** What checkout would take off by itself at this moment. */
function salePrice(post: ContentPost, parts: CardParts): number | null {
  const { floorMinor } = priceLimits(post.product_type)
  const best = bestReduction(
    parts.discounts,
    post,
    { priceMinor: post.price_minor, floorMinor },
    parts.now
  )
  return best && minorToJson(post.price_minor - best.amountMinor)
}

function money(post: ContentPost, parts: CardParts) {
  const { suggested_minor: suggested, compare_at_minor: before } = post
  return {
    pricing_type: post.pricing_type,
    price_minor: minorToJson(post.price_minor),
    suggested_minor: suggested === null ? null : minorToJson(suggested),
    compare_at_minor: before === null ? null : minorToJson(before),
    sale_minor: salePrice(post, parts),
    price_limits: limitsOf(post),
    currency_code: post.currency_code,
    price_label: priceLabel(post),
    compare_at_label:
      before === null ? null : formatPrice(before, post.currency_code),
  }
}

/** The picture's address changes with the post, so it may be cached long. */
function coverUrl(post: ContentPost, path: string): string {
  return `/api/catalog${path}/cover?v=${post.updated_at.getTime().toString(36)}`
}

/** Its own files, or those of the posts in it. */
function deliverablesOf(post: ContentPost, parts: CardParts) {
  const inside = (parts.parts.get(post.id) ?? []).map((part) => part.id)
  const ids = new Set([post.id, ...inside])
  return parts.deliverables.filter((row) => ids.has(row.post_id))
}

function partView(part: ContentPost, handle: string, parts: CardParts) {
  const path = part.status === "published" ? `/${handle}/${part.slug}` : null
  return {
    id: part.id,
    path,
    title: part.title,
    price_minor: minorToJson(part.price_minor),
    price_label: priceLabel(part),
    ...content(deliverablesOf(part, parts)),
  }
}

/** The posts in a bundle as its page lists them. */
export function partsView(post: ContentPost, parts: CardParts): CatalogPart[] {
  const handle = parts.organizations.get(post.organization_id)?.handle ?? ""
  const inside = parts.parts.get(post.id) ?? []
  return inside.map((part) => partView(part, handle, parts))
}

export function card(post: ContentPost, parts: CardParts): CatalogCard {
  const organization = parts.organizations.get(post.organization_id)
  const creator = parts.creators.get(post.creator_id)
  const handle = organization?.handle ?? ""
  const path = `/${handle}/${post.slug}`
  const rows = deliverablesOf(post, parts)
  return {
    id: post.id,
    handle,
    slug: post.slug,
    path,
    product_type: post.product_type,
    title: post.title,
    summary: post.summary,
    ...money(post, parts),
    ...content(rows),
    creator: creator ? named(creator) : NOBODY,
    cover_url: coverUrl(post, path),
    sold_out: supplyOf(post, parts.supply)?.left === 0,
    tags: post.tags,
    published_at: post.published_at?.toISOString() ?? null,
  }
}
