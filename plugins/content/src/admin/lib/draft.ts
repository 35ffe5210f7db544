import type {
  AssetState,
  PostBody,
  PricingType,
  StudioDeliverable,
  StudioPart,
  StudioPost,
} from "../../contract"
import { dollarsText, parseDollars } from "./dollars"

/** One thing the post gives, while it is being edited. */
export type DraftItem = Omit<StudioDeliverable, "id">

/** A file, a link and a film are each on a post once. */
export const itemKey = ({ asset_id, url }: DraftItem): string =>
  asset_id ?? url ?? ""

/** What the form holds: text as typed, so nothing is lost while typing. */
export interface Draft {
  /** Chosen before the first save, and then for good. */
  product_type: StudioPost["product_type"]
  /** What a post of this type may cost. */
  limits: StudioPost["price_limits"]
  title: string
  slug: string
  summary: string
  description: string
  tags: string[]
  pricing_type: PricingType
  price: string
  minimum: string
  suggested: string
  compare_at: string
  supply: string
  validity: string
  downloads: boolean
  terms: string
  items: DraftItem[]
  /** Of a bundle: the posts in it. */
  parts: StudioPart[]
}

export type DraftField = keyof Draft
/** Keys of sentences in the catalogue, by the field they belong to. */
export type DraftErrors = Partial<Record<DraftField, string>>

const count = (value: number | null) => (value === null ? "" : String(value))

function fromItem(item: StudioDeliverable): DraftItem {
  const { id: _id, ...rest } = item
  return rest
}

/** 0 on a fixed price means that none has been set. */
const amount = (minor: number) => (minor === 0 ? "" : dollarsText(minor))

const EMPTY: Draft = {
  product_type: "content",
  limits: { floor_minor: 100, ceiling_minor: 99_999 },
  title: "",
  slug: "",
  summary: "",
  description: "",
  tags: [],
  pricing_type: "fixed",
  price: "",
  minimum: "",
  suggested: "",
  compare_at: "",
  supply: "",
  validity: "",
  downloads: true,
  terms: "",
  items: [],
  parts: [],
}

/** Before the first save the server alone knows what a price may be. */
const ANY_PRICE = { floor_minor: 1, ceiling_minor: 99_999_999 }

/** A post that has not been saved yet. */
export const newDraft = (product_type: Draft["product_type"]): Draft => ({
  ...EMPTY,
  product_type,
  limits: ANY_PRICE,
})

export function toDraft(post: StudioPost | null): Draft {
  if (!post) {
    return EMPTY
  }
  const { pricing_type: type, price_minor: price } = post
  return {
    product_type: post.product_type,
    limits: post.price_limits,
    parts: post.parts,
    title: post.title,
    slug: post.slug,
    summary: post.summary,
    description: post.description,
    tags: post.tags,
    pricing_type: type,
    price: type === "fixed" ? amount(price) : "",
    minimum: type === "pwyw" ? amount(price) : "",
    suggested: dollarsText(post.suggested_minor),
    compare_at: dollarsText(post.compare_at_minor),
    supply: count(post.supply_limit),
    validity: count(post.validity_days),
    downloads: post.downloads_allowed,
    terms: post.terms ?? "",
    items: post.deliverables.map(fromItem),
  }
}

const inRange = (minor: number, { limits }: Draft) =>
  minor >= limits.floor_minor && minor <= limits.ceiling_minor

interface Money {
  price_minor: number
  suggested_minor: number | null
  compare_at_minor: number | null
}

/** An empty box is `empty`; anything else must be an amount. */
function readAmount(text: string, empty: number | null) {
  return text.trim() === "" ? { minor: empty } : { minor: parseDollars(text) }
}

function fixed(draft: Draft, errors: DraftErrors): Money {
  const { minor: price } = readAmount(draft.price, 0)
  if (price === null || (price !== 0 && !inRange(price, draft))) {
    errors.price = "priceRange"
  }
  const { minor: before } = readAmount(draft.compare_at, null)
  const typed = draft.compare_at.trim() !== ""
  const most = draft.limits.ceiling_minor
  if (typed && (before === null || before > most || before <= (price ?? 0))) {
    errors.compare_at = "compareAtRange"
  }
  return {
    price_minor: price ?? 0,
    suggested_minor: null,
    compare_at_minor: before,
  }
}

function payWhatYouWant(draft: Draft, errors: DraftErrors): Money {
  const { minor: minimum } = readAmount(draft.minimum, 0)
  if (minimum === null || (minimum !== 0 && !inRange(minimum, draft))) {
    errors.minimum = "minimumRange"
  }
  const { minor: suggested } = readAmount(draft.suggested, null)
  const typed = draft.suggested.trim() !== ""
  const low = Math.max(minimum ?? 0, draft.limits.floor_minor)
  const most = draft.limits.ceiling_minor
  if (typed && (suggested === null || suggested < low || suggested > most)) {
    errors.suggested = "suggestedRange"
  }
  return {
    price_minor: minimum ?? 0,
    suggested_minor: suggested,
    compare_at_minor: null,
  }
}

function readMoney(draft: Draft, errors: DraftErrors): Money {
  switch (draft.pricing_type) {
    case "free":
      return { price_minor: 0, suggested_minor: null, compare_at_minor: null }
    case "fixed":
      return fixed(draft, errors)
    case "pwyw":
      return payWhatYouWant(draft, errors)
  }
}

function readCount(
  draft: Draft,
  field: "supply" | "validity",
  max: number,
  errors: DraftErrors
): number | null {
  const text = draft[field].trim()
  if (text === "") {
    return null
  }
  const value = /^\d{1,7}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > max) {
    errors[field] = `${field}Range`
    return null
  }
  return value
}

/** A bundle has posts, every other post has files. */
function contents(draft: Draft): PostBody {
  return draft.product_type === "bundle"
    ? { product_type: "bundle", parts: draft.parts.map((part) => part.id) }
    : {
        deliverables: draft.items.map(toBody),
        downloads_allowed: draft.downloads,
      }
}

function toBody(item: DraftItem) {
  const { title, asset_id, url } = item
  if (asset_id !== null) {
    return { asset_id, title }
  }
  return item.media_kind === "embed"
    ? { embed_url: url ?? "", title }
    : { url: url ?? "", title }
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/**
 * The request a draft stands for, and what is wrong with it. The address is
 * sent only when it was changed by hand: otherwise it follows the title.
 */
export function readDraft(
  draft: Draft,
  saved: Draft
): { body: PostBody; errors: DraftErrors } {
  const errors: DraftErrors = {}
  const slugChanged = draft.slug !== saved.slug
  if (slugChanged && !SLUG.test(draft.slug)) {
    errors.slug = "slugShape"
  }
  const body: PostBody = {
    title: draft.title,
    summary: draft.summary,
    description: draft.description,
    tags: draft.tags,
    pricing_type: draft.pricing_type,
    ...readMoney(draft, errors),
    supply_limit: readCount(draft, "supply", 1_000_000, errors),
    validity_days: readCount(draft, "validity", 3_650, errors),
    terms: draft.terms || null,
    ...contents(draft),
    ...(slugChanged ? { slug: draft.slug } : {}),
  }
  return { body, errors }
}

/** What a buyer pays at least, to show the creator's part; null: unclear. */
export function sharedPrice(draft: Draft): number | null {
  const { body, errors } = readDraft(draft, draft)
  const price =
    draft.pricing_type === "pwyw"
      ? (body.suggested_minor ?? body.price_minor ?? 0)
      : (body.price_minor ?? 0)
  return Object.keys(errors).length > 0 || price === 0 ? null : price
}

/** Progress of files is not an edit. */
function editable(draft: Draft) {
  return JSON.stringify({
    ...draft,
    items: draft.items.map((item) => [itemKey(item), item.title]),
    parts: draft.parts.map((part) => part.id),
  })
}

export const isDirty = (draft: Draft, saved: Draft): boolean =>
  editable(draft) !== editable(saved)

/** States as they are now, on the items as they are being edited. */
export function withFreshStates(
  items: readonly DraftItem[],
  fresh: readonly DraftItem[]
): DraftItem[] {
  const now = new Map(fresh.map((item) => [itemKey(item), item]))
  return items.map((item) => {
    const seen = now.get(itemKey(item))
    return seen
      ? {
          ...item,
          state: seen.state,
          playable: seen.playable,
          progress: seen.progress,
          duration_ms: seen.duration_ms,
        }
      : item
  })
}

const WORKING = new Set<AssetState>(["uploading", "processing"])

export const isWorking = (items: readonly { state: AssetState }[]): boolean =>
  items.some((item) => WORKING.has(item.state))
