import { getPost, keepTerms } from "@codex/content"
import type { ContentPost } from "@codex/content"
import { getSeller } from "@codex/creators"
import type { Seller } from "@codex/creators"
import { minorToJson } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import {
  endPurchases,
  expireLine,
  findBegun,
  findLineByKey,
  purchaseFailure,
} from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import { givenDetails } from "../buyer/details"
import type { BuyerDetails } from "../buyer/details"
import type { StartCheckoutBody } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { runRules } from "../rules/run-rules"
import { confirmAmount, shownTotal } from "./agreed-price"
import { insertFreeEvent } from "./free-event"
import { newLine, providerFor } from "./new-line"
import type { Agreed } from "./new-line"
import { payInto } from "./pay-into"
import { netOf, quotePost, withTax } from "./quote"
import type { Quote } from "./quote"
import { reserve } from "./reserve"
import type { StartInput } from "./start-input"
import { acceptedTerms } from "./terms"

export interface Frozen {
  line: CheckoutLine
  /** The internal event that settles a free checkout. */
  inboxId?: string
  /** Written just now, with the claim to create its payment session. */
  setsUpPayment?: true
}

export interface OnSale {
  post: ContentPost
  seller: Seller
}

interface Priced {
  post: ContentPost
  taxed: StartInput["taxed"]
}

/** A post somebody may buy at all; absent and closed are the same 404. */
export async function postOnSale(
  tx: Tx,
  postId: string,
  customerId?: string
): Promise<OnSale> {
  const post = await getPost(tx, postId)
  const about = post && { customerId, authorId: post.creator_id }
  const seller = about && (await getSeller(tx, post.organization_id, about))
  if (!post || post.deleted_at || seller?.status !== "active") {
    throw checkoutFailure("post_not_found")
  }
  return { post, seller }
}

/** The same key for the same thing is the same checkout; else it is refused. */
function sameCheckout(line: CheckoutLine, body: StartCheckoutBody) {
  const shown = shownTotal(body)
  const otherAmount = shown !== undefined && BigInt(shown) !== line.amount_minor
  if (line.post_id !== body.post_id || otherAmount) {
    throw purchaseFailure("idempotency_conflict")
  }
  return { line }
}

/** The tax that was worked out, if it still is for this price. */
function taxedQuote(quote: Quote, { post, taxed }: Priced): Quote {
  if (taxed && taxed.ofMinor !== netOf(quote)) {
    confirmAmount(post, netOf(quote), minorToJson(taxed.ofMinor))
  }
  return taxed ? withTax(quote, taxed) : quote
}

async function agree(
  tx: Tx,
  input: StartInput,
  begun: CheckoutLine | undefined
): Promise<Agreed> {
  const { body, customerId, now, taxed } = input
  const { post, seller } = await postOnSale(tx, body.post_id, customerId)
  const lines = [{ post, quantity: 1 }]
  const given = givenDetails(body.buyer, seller.verified_emails)
  const buyer = { given, policy: seller.buyer_policy }
  await runRules({ tx, door: "buy_now", customerId, lines, buyer, now })
  const termsAcceptedAt = acceptedTerms(post, body.terms_version, now)
  const untaxed = await quotePost(tx, {
    post,
    seller,
    customerId,
    amountMinor: body.amount_minor,
    code: body.code,
    held: begun?.discount?.id,
    now,
  })
  const quote = taxedQuote(untaxed, { post, taxed })
  confirmAmount(post, quote.totalMinor, shownTotal(body))
  const provider = providerFor(input.options, quote)
  const account = await payInto(tx, seller, provider)
  const pay = { provider, account }
  return { post, seller, quote, ...pay, buyer: given, termsAcceptedAt }
}

/** The calculation is a new one each time; what it says is compared. */
function isSameTax({ tax, tax_minor }: CheckoutLine, quote: Quote): boolean {
  const said = (of: CheckoutLine["tax"]) =>
    of && [of.country, of.region, of.postal_code, of.tax_id, of.label].join()
  return tax_minor === quote.taxMinor && said(tax) === said(quote.tax)
}

const isSameBuyer = (line: CheckoutLine, buyer: BuyerDetails) =>
  line.buyer_name === buyer.name &&
  line.buyer_email === buyer.email &&
  line.buyer_phone === buyer.phone &&
  (line.buyer_email_verified_at === null) === (buyer.emailVerifiedAt === null)

/** Whether an unpaid checkout says the same as a new one would. */
function isSame(line: CheckoutLine, { post, quote, buyer, ...pay }: Agreed) {
  const owned = (items: CheckoutLine["items"]) =>
    items.map((item) => `${item.post_id}:${String(item.owned)}`).join()
  return (
    line.status === "open" &&
    line.provider === pay.provider &&
    line.stripe_account === pay.account &&
    line.amount_minor === quote.totalMinor &&
    line.terms_version === post.terms_version &&
    line.discount?.id === quote.reduced?.discount.id &&
    isSameTax(line, quote) &&
    isSameBuyer(line, buyer) &&
    owned(line.items) === owned(quote.items)
  )
}

/**
 * Freezes what the shopper agreed to: one line per idempotency key, and one
 * open line per customer and post, so that a second tab cannot charge twice.
 */
export async function freezeLine(tx: Tx, input: StartInput): Promise<Frozen> {
  const { body, customerId } = input
  const { known, unpaid: begun } = await findBegun(tx, customerId, {
    key: body.idempotency_key,
    postId: body.post_id,
  })
  if (known) {
    return sameCheckout(known, body)
  }
  const agreed = await agree(tx, input, begun)
  if (begun && isSame(begun, agreed)) {
    return { line: begun }
  }
  if (begun) {
    // Declined, or another price: its place goes to the new checkout.
    await expireLine(tx, begun.id)
  }
  return write(tx, input, agreed)
}

async function write(
  tx: Tx,
  input: StartInput,
  agreed: Agreed
): Promise<Frozen> {
  const { body, customerId, options, now } = input
  const { post, quote } = agreed
  const line = await newLine(tx, input, agreed)
  if (!line) {
    const twin = await findLineByKey(tx, customerId, body.idempotency_key)
    return sameCheckout(twin as CheckoutLine, body)
  }
  if (post.validity_days !== null) {
    await endPurchases(tx, { customerId, postId: post.id })
  }
  if (agreed.termsAcceptedAt) {
    await keepTerms(tx, post)
  }
  await reserve(tx, { line, post, quote, options })
  return line.amount_minor === 0n
    ? { line, inboxId: await insertFreeEvent(tx, line, now) }
    : { line, setsUpPayment: true }
}
