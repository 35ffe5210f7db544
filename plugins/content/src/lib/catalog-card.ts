import {
  formatPrice,
  priceLabel,
  type ContentPost,
  type PostDeliverable,
} from "@codex/content"
import type { Creator, Organization } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { CatalogCard, NamedHandle } from "../contract"
import { named } from "./catalog-address"

export interface CardParts {
  deliverables: readonly PostDeliverable[]
  creators: ReadonlyMap<string, Creator>
  organizations: ReadonlyMap<string, Organization>
  supply: ReadonlyMap<string, { limit: number; taken: number }>
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

function money(post: ContentPost) {
  const { suggested_minor: suggested, compare_at_minor: before } = post
  return {
    pricing_type: post.pricing_type,
    price_minor: minorToJson(post.price_minor),
    suggested_minor: suggested === null ? null : minorToJson(suggested),
    compare_at_minor: before === null ? null : minorToJson(before),
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

export function card(post: ContentPost, parts: CardParts): CatalogCard {
  const organization = parts.organizations.get(post.organization_id)
  const creator = parts.creators.get(post.creator_id)
  const handle = organization?.handle ?? ""
  const path = `/${handle}/${post.slug}`
  const rows = parts.deliverables.filter((row) => row.post_id === post.id)
  return {
    id: post.id,
    handle,
    slug: post.slug,
    path,
    title: post.title,
    summary: post.summary,
    ...money(post),
    ...content(rows),
    creator: creator ? named(creator) : NOBODY,
    cover_url: coverUrl(post, path),
    sold_out: supplyOf(post, parts.supply)?.left === 0,
    tags: post.tags,
    published_at: post.published_at?.toISOString() ?? null,
  }
}
