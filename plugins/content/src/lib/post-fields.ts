import {
  checkPricing,
  contentFailure,
  formatPrice,
  hasPrice,
  isSlug,
  normalizePricing,
  normalizeTags,
  priceLimits,
  type ContentPost,
  type PostFields,
  type ProductType,
} from "@codex/content"
import { minor } from "@codex/kernel"
import type { PostBody } from "../contract"

type Base = Omit<PostFields, "slug">

/** A new post before its author has typed anything. */
const EMPTY: Base = {
  title: "",
  summary: "",
  description: "",
  pricing_type: "fixed",
  price_minor: 0n,
  suggested_minor: null,
  compare_at_minor: null,
  tags: [],
  supply_limit: null,
  validity_days: null,
  downloads_allowed: true,
  terms: null,
}

const orNull = (value: number | null) => (value === null ? null : minor(value))

function pricing(base: Base, body: PostBody) {
  const { suggested_minor: suggested, compare_at_minor: compareAt } = body
  return normalizePricing({
    pricing_type: body.pricing_type ?? base.pricing_type,
    price_minor:
      body.price_minor === undefined
        ? base.price_minor
        : minor(body.price_minor),
    suggested_minor:
      suggested === undefined ? base.suggested_minor : orNull(suggested),
    compare_at_minor:
      compareAt === undefined ? base.compare_at_minor : orNull(compareAt),
  })
}

/** An emptied box means no terms, like one never filled in. */
function termsOf(base: Base, body: PostBody) {
  return body.terms === undefined ? base.terms : body.terms || null
}

function refusePrice(
  priced: ReturnType<typeof pricing>,
  current: ContentPost | null,
  chosenType: ProductType
): void {
  const type = current?.product_type ?? chosenType
  const limits = priceLimits(type)
  if (type === "bundle" && priced.pricing_type !== "fixed") {
    throw contentFailure("bundle_has_fixed_price")
  }
  const unpriced = current && current.status !== "draft" && !hasPrice(priced)
  const failure = unpriced ? "price_out_of_range" : checkPricing(priced, limits)
  if (failure) {
    const currency = current?.currency_code ?? "usd"
    throw contentFailure(failure, {
      floor: formatPrice(limits.floorMinor, currency),
      ceiling: formatPrice(limits.ceilingMinor, currency),
    })
  }
}

/**
 * The post as it will be: what the author sent over what is there. Throws the
 * first rule it breaks, before anything is written.
 */
export function mergeFields(
  current: ContentPost | null,
  body: PostBody
): Omit<PostFields, "slug"> {
  const base: Base = current ?? EMPTY
  const priced = pricing(base, body)
  refusePrice(priced, current, body.product_type ?? "content")
  if (body.slug !== undefined && !isSlug(body.slug)) {
    throw contentFailure("slug_invalid")
  }
  return {
    ...priced,
    title: body.title ?? base.title,
    summary: body.summary ?? base.summary,
    description: body.description ?? base.description,
    tags: body.tags ? normalizeTags(body.tags) : base.tags,
    supply_limit: pick(body.supply_limit, base.supply_limit),
    validity_days: pick(body.validity_days, base.validity_days),
    downloads_allowed: pick(body.downloads_allowed, base.downloads_allowed),
    terms: termsOf(base, body),
  }
}

function pick<T>(sent: T | undefined, current: T): T {
  return sent === undefined ? current : sent
}
