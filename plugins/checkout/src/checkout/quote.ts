import { listParts, listPostsByIds, priceLimits } from "@codex/content"
import type { ContentPost } from "@codex/content"
import type { Organization } from "@codex/creators"
import { listLiveGrants } from "@codex/entitlements"
import type { Minor, Tx } from "@codex/kernel"
import { discountsFor, spentDiscounts } from "@codex/purchases"
import type { Discount, FrozenItem, FrozenTax, Reduced } from "@codex/purchases"
import { checkoutFailure } from "../lib/failures"
import type { Taxed } from "../tax/port"
import { basePrice } from "./agreed-price"
import { applyDiscount } from "./apply-discount"
import { frozenItems, priceOfRest } from "./bundle-price"

export interface QuoteInput {
  post: ContentPost
  seller: Organization
  /** Absent for somebody who is not signed in. */
  customerId: string | undefined
  amountMinor: number | undefined
  code: string | undefined
  /** A discount this customer's unpaid checkout of the post already holds. */
  held: string | undefined
  now: Date
}

export interface Quote {
  /** The price as set, or as the shopper chose it. */
  listMinor: Minor
  /** Without the parts the buyer owns, before any discount. */
  priceMinor: Minor
  reduced: Reduced | null
  taxMinor: Minor
  /** Null where no tax applies, or before it is known. */
  tax: FrozenTax | null
  /** What is charged. */
  totalMinor: Minor
  items: FrozenItem[]
}

/** After discounts and before any tax that is added: what is taxed. */
export const netOf = ({ priceMinor, reduced }: Quote): Minor =>
  priceMinor - (reduced?.amountMinor ?? 0n)

/** What tax adds to the price; nothing where the price contains it. */
export const addedTax = ({ taxMinor, tax }: Quote): Minor =>
  tax?.inclusive ? 0n : taxMinor

/** The same quote with its tax, in the price or on top of it. */
export function withTax(quote: Quote, { taxMinor, frozen }: Taxed): Quote {
  const taxed = { ...quote, taxMinor, tax: frozen }
  return { ...taxed, totalMinor: netOf(quote) + addedTax(taxed) }
}

/** What is the customer's for good; a trial or a rental is no part paid. */
async function ownedPosts(
  tx: Tx,
  customerId: string | undefined
): Promise<Set<string>> {
  const grants = customerId ? await listLiveGrants(tx, customerId) : []
  return new Set(
    grants.filter((grant) => !grant.expires_at).map((grant) => grant.post_id)
  )
}

async function itemsOf(tx: Tx, input: QuoteInput): Promise<FrozenItem[]> {
  const { post, customerId } = input
  if (post.product_type !== "bundle") {
    return []
  }
  const rows = await listParts(tx, [post.id])
  const posts = await listPostsByIds(
    tx,
    rows.map((row) => row.post_id)
  )
  const parts = rows
    .flatMap((row) => posts.find((one) => one.id === row.post_id) ?? [])
    .filter((part) => !part.deleted_at && !part.disabled_at)
  if (parts.length === 0) {
    throw checkoutFailure("post_not_found")
  }
  const items = frozenItems(parts, await ownedPosts(tx, customerId))
  if (items.every((item) => item.owned)) {
    throw checkoutFailure("already_owned")
  }
  return items
}

/** A use that this customer's own unpaid checkout holds is not gone. */
const withoutHeld = (held: string | undefined) => (discount: Discount) =>
  discount.id === held ? { ...discount, used: discount.used - 1 } : discount

async function reducedBy(
  tx: Tx,
  input: QuoteInput,
  priceMinor: Minor
): Promise<Reduced | null> {
  const { post, seller, code, now } = input
  const found = await discountsFor(tx, seller, code)
  if (found.length === 0 && !code) {
    return null
  }
  const limited = found.filter((one) => one.per_customer !== null)
  const spent = input.customerId
    ? await spentDiscounts(tx, input.customerId, limited)
    : new Set<string>()
  return applyDiscount({
    post,
    priceMinor,
    floorMinor: priceLimits(post.product_type).floorMinor,
    code,
    discounts: found.map(withoutHeld(input.held)),
    spent,
    now,
  })
}

/** What this shopper would pay for the post now, before tax, and why. */
export async function quotePost(tx: Tx, input: QuoteInput): Promise<Quote> {
  const { post } = input
  const listMinor = basePrice(post, input.amountMinor)
  const items = await itemsOf(tx, input)
  const { floorMinor } = priceLimits(post.product_type)
  const priceMinor = priceOfRest(listMinor, items, floorMinor)
  const reduced = await reducedBy(tx, input, priceMinor)
  const totalMinor = priceMinor - (reduced?.amountMinor ?? 0n)
  const untaxed = { taxMinor: 0n, tax: null, totalMinor }
  return { listMinor, priceMinor, reduced, items, ...untaxed }
}
