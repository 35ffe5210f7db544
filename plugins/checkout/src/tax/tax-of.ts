import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { findBegun } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { postOnSale } from "../checkout/freeze-line"
import { netOf, quotePost } from "../checkout/quote"
import type { Quote } from "../checkout/quote"
import type { StartInput } from "../checkout/start-input"
import type { TaxPlace } from "../contract/tax"
import { taxCalculator } from "./calculator"
import { neededPlace } from "./place"
import type { Taxed, TaxPolicy } from "./port"

type Post = Awaited<ReturnType<typeof postOnSale>>["post"]

export interface Priced {
  post: Post
  quote: Quote
}

/** Still an answer: for anything but nothing it does not count. */
const NOTHING_TO_TAX: Taxed = { taxMinor: 0n, frozen: null, ofMinor: 0n }

/** The tax on a price, for somewhere that is known as far as it has to be. */
export async function taxOf(
  container: MedusaContainer,
  policy: TaxPolicy,
  { post, quote }: Priced,
  buyer: { place: TaxPlace | undefined; customerId: string }
): Promise<Taxed> {
  const place = neededPlace(policy, buyer.place)
  const amountMinor = netOf(quote)
  const answer = await taxCalculator().calculate(container, {
    organizationId: post.organization_id,
    postId: post.id,
    productId: post.product_id,
    productType: post.product_type,
    amountMinor,
    currencyCode: post.currency_code,
    inclusive: policy.isInclusive(place.country, post.currency_code),
    place,
    customerId: buyer.customerId,
  })
  return { ...answer, ofMinor: amountMinor }
}

/** The price this checkout would freeze; nothing for one that exists. */
async function priced(tx: Tx, input: StartInput): Promise<Priced | undefined> {
  const { body, customerId, now } = input
  const { known, unpaid } = await findBegun(tx, customerId, {
    key: body.idempotency_key,
    postId: body.post_id,
  })
  if (known) {
    return undefined
  }
  const { post, seller } = await postOnSale(tx, body.post_id)
  const quote = await quotePost(tx, {
    post,
    seller,
    customerId,
    amountMinor: body.amount_minor,
    code: body.code,
    held: unpaid?.discount?.id,
    now,
  })
  return { post, quote }
}

/**
 * The tax of a checkout about to be frozen, worked out before its transaction
 * begins: a provider is called over the network, and Medusa's module on a
 * connection of its own. Where no tax applies, this costs nothing.
 */
export async function taxForStart(
  container: MedusaContainer,
  input: StartInput
): Promise<Taxed | undefined> {
  const policy = await taxCalculator().policy(container)
  if (!policy) {
    return undefined
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const sale = await withPlatform(pg, "price to tax", (tx) => priced(tx, input))
  if (sale && netOf(sale.quote) === 0n) {
    return NOTHING_TO_TAX
  }
  const { customerId, body } = input
  return (
    sale && taxOf(container, policy, sale, { place: body.place, customerId })
  )
}
