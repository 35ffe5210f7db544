import { getPost } from "@codex/content"
import type { ContentPost } from "@codex/content"
import { getOrganization } from "@codex/creators"
import type { Minor, Tx } from "@codex/kernel"
import { priceWaterfall } from "@codex/plugin-wallet/workflows"
import {
  createCheckoutLine,
  expireLine,
  findLineByKey,
  findUnpaidLine,
  insertInbox,
  purchaseFailure,
  reserveSupply,
} from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { StartCheckoutBody } from "../contract"
import type { DemoEvent } from "../ingress/payment-event"
import { checkoutFailure } from "../lib/failures"
import { paymentProviderId } from "../options"
import type { CheckoutOptions } from "../options"
import { runRules } from "../rules/run-rules"
import { agreedPrice } from "./agreed-price"
import { providerName } from "./provider-name"

export interface StartInput {
  customerId: string
  body: StartCheckoutBody
  options: CheckoutOptions
  now: Date
}

export interface Frozen {
  line: CheckoutLine
  /** The internal event that settles a free checkout. */
  inboxId?: string
}

async function postOnSale(tx: Tx, input: StartInput): Promise<ContentPost> {
  const post = await getPost(tx, input.body.post_id)
  const seller = post && (await getOrganization(tx, post.organization_id))
  if (!post || post.deleted_at || seller?.status !== "active") {
    throw checkoutFailure("post_not_found")
  }
  await runRules({
    tx,
    door: "buy_now",
    customerId: input.customerId,
    lines: [{ post, quantity: 1 }],
    now: input.now,
  })
  return post
}

/** The same key for the same thing is the same checkout; else it is refused. */
function sameCheckout(line: CheckoutLine, body: StartCheckoutBody) {
  const otherAmount =
    body.amount_minor !== undefined &&
    BigInt(body.amount_minor) !== line.amount_minor
  if (line.post_id !== body.post_id || otherAmount) {
    throw purchaseFailure("idempotency_conflict")
  }
  return { line }
}

async function newLine(
  tx: Tx,
  input: StartInput,
  post: ContentPost,
  amountMinor: Minor
): Promise<CheckoutLine | undefined> {
  const provider =
    amountMinor === 0n ? "none" : paymentProviderId(input.options)
  if (!provider) {
    throw checkoutFailure("payments_not_configured")
  }
  const waterfall = await priceWaterfall(tx, {
    organizationId: post.organization_id,
    creatorId: post.creator_id,
    postId: post.id,
    priceMinor: amountMinor,
    at: input.now,
    provider: providerName({ provider }),
  })
  return createCheckoutLine(tx, {
    customerId: input.customerId,
    organizationId: post.organization_id,
    creatorId: post.creator_id,
    postId: post.id,
    postTitle: post.title,
    postSlug: post.slug,
    variantId: post.variant_id,
    amountMinor,
    currencyCode: post.currency_code,
    waterfall,
    termsVersion: post.terms_version,
    validityDays: post.validity_days,
    supplyLimit: post.supply_limit,
    buyerName: input.body.buyer.name,
    buyerEmail: input.body.buyer.email,
    idempotencyKey: input.body.idempotency_key,
    provider,
    minutes: input.options.reservationMinutes,
  })
}

/**
 * Freezes what the shopper agreed to: one line per idempotency key, and one
 * open line per customer and post, so that a second tab cannot charge twice.
 */
export async function freezeLine(tx: Tx, input: StartInput): Promise<Frozen> {
  const { body, customerId } = input
  const known = await findLineByKey(tx, customerId, body.idempotency_key)
  if (known) {
    return sameCheckout(known, body)
  }
  const post = await postOnSale(tx, input)
  const amountMinor = agreedPrice(post, body.amount_minor)
  const begun = await findUnpaidLine(tx, customerId, post.id)
  if (begun?.status === "open" && begun.amount_minor === amountMinor) {
    return { line: begun }
  }
  if (begun) {
    // Declined, or another amount: its place goes to the new checkout.
    await expireLine(tx, begun.id)
  }
  const line = await newLine(tx, input, post, amountMinor)
  if (!line) {
    const twin = await findLineByKey(tx, customerId, body.idempotency_key)
    return sameCheckout(twin as CheckoutLine, body)
  }
  if (post.supply_limit !== null) {
    await reserve(tx, line, post.supply_limit, input.options)
  }
  return amountMinor === 0n ? freeEvent(tx, line, input.now) : { line }
}

function reserve(
  tx: Tx,
  line: CheckoutLine,
  limit: number,
  options: CheckoutOptions
) {
  return reserveSupply(tx, {
    organizationId: line.organization_id,
    postId: line.post_id,
    checkoutLineId: line.id,
    limit,
    minutes: options.reservationMinutes,
  })
}

/** Nothing to pay is settled by the same machine, from an event of our own. */
async function freeEvent(
  tx: Tx,
  line: CheckoutLine,
  now: Date
): Promise<Frozen> {
  const event: DemoEvent = {
    id: `free_${line.id}`,
    type: "payment.succeeded",
    created: Math.floor(now.getTime() / 1000),
    data: {
      payment_id: `free_${line.id}`,
      checkout_id: line.id,
      amount_minor: 0,
      currency_code: line.currency_code,
    },
  }
  const { id } = await insertInbox(tx, {
    provider: "internal",
    eventId: event.id,
    type: event.type,
    body: JSON.stringify(event),
    signature: "",
  })
  return { line, inboxId: id }
}
