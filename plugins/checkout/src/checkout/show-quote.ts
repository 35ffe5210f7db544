import { CodexError, minorToJson, withPlatform } from "@codex/kernel"
import type { Seller } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { findUnpaidLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { buyerNeeds } from "../buyer/needs"
import { discountCode } from "../contract/fields"
import type { CheckoutQuote, QuoteQuery } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { checkoutOptions, paymentProviderId } from "../options"
import { refundPolicyOf } from "../refunds/refund-policy"
import { postOnSale } from "./freeze-line"
import { quoteTax } from "../tax/quote-tax"
import type { QuotedPlace } from "../tax/quote-tax"
import { payInto } from "./pay-into"
import { quotePost, withTax } from "./quote"
import type { Quote, QuoteInput } from "./quote"

type Problem = CheckoutQuote["code_problem"]

function readCode(text: string | undefined): string | undefined {
  const code = text ? discountCode.safeParse(text) : undefined
  if (code && !code.success) {
    throw checkoutFailure("code_unknown")
  }
  return code?.data
}

/** A code that does not count is said, and the price shown without it. */
async function tolerant(
  tx: Tx,
  input: Omit<QuoteInput, "code">,
  typed: string | undefined
): Promise<{ quote: Quote; code: string | undefined; problem: Problem }> {
  try {
    const code = readCode(typed)
    return {
      quote: await quotePost(tx, { ...input, code }),
      code,
      problem: null,
    }
  } catch (error) {
    const failure: unknown = error instanceof CodexError && error.failure
    if (typeof failure !== "string" || !failure.startsWith("code_")) {
      throw error
    }
    const problem = { code: failure, message: (error as Error).message }
    const quote = await quotePost(tx, { ...input, code: undefined })
    return { quote, code: undefined, problem }
  }
}

function taxView({ tax, taxMinor }: Quote): CheckoutQuote["tax"] {
  return (
    tax && {
      label: tax.label,
      rate_ppm: tax.rate_ppm,
      amount_minor: minorToJson(taxMinor),
      inclusive: tax.inclusive,
      reason: tax.reason,
    }
  )
}

type Rules = Pick<
  CheckoutQuote,
  "buyer" | "refund" | "stripe_account" | "seller_ready"
>

function view(
  input: Pick<QuoteInput, "post">,
  { quote: untaxed, code, problem }: Awaited<ReturnType<typeof tolerant>>,
  rules: Rules,
  { place, taxed }: QuotedPlace
): CheckoutQuote {
  const quote = taxed ? withTax(untaxed, taxed) : untaxed
  const { reduced } = quote
  return {
    post_id: input.post.id,
    currency_code: input.post.currency_code,
    list_minor: minorToJson(quote.listMinor),
    owned_minor: minorToJson(quote.listMinor - quote.priceMinor),
    discount: reduced && {
      amount_minor: minorToJson(reduced.amountMinor),
      code: reduced.discount.automatic ? null : (code ?? null),
    },
    code_problem: problem,
    tax: taxView(quote),
    place,
    total_minor: minorToJson(quote.totalMinor),
    ...rules,
    items: quote.items.map(({ post_id, title, owned }) => ({
      post_id,
      title,
      owned,
    })),
  }
}

/** Where it is paid into; a seller who is not ready still has a price. */
async function payable(tx: Tx, seller: Seller, { totalMinor }: Quote) {
  const provider =
    totalMinor > 0n ? paymentProviderId(checkoutOptions()) : "none"
  try {
    const account = await payInto(tx, seller, provider ?? "")
    return { stripe_account: account, seller_ready: true }
  } catch (error) {
    if (error instanceof CodexError && error.failure === "seller_not_ready") {
      return { stripe_account: null, seller_ready: false }
    }
    throw error
  }
}

type Asking = Parameters<typeof buyerNeeds>[1]

async function rulesOf(tx: Tx, asking: Asking, quote: Quote): Promise<Rules> {
  const { seller } = asking
  return {
    buyer: await buyerNeeds(tx, asking),
    refund: await refundPolicyOf(tx, seller.id),
    ...(await payable(tx, seller, quote)),
  }
}

/** The price as this person would pay it, for the checkout page. */
export async function showQuote(
  container: MedusaContainer,
  customerId: string | undefined,
  query: QuoteQuery
): Promise<CheckoutQuote> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { input, found, rules } = await withPlatform(
    pg,
    "quote",
    async (tx) => {
      const { post, seller } = await postOnSale(tx, query.post_id, customerId)
      if (post.status !== "published") {
        throw checkoutFailure("post_not_found")
      }
      const begun = customerId
        ? await findUnpaidLine(tx, customerId, post.id)
        : undefined
      const input = {
        post,
        seller,
        customerId,
        amountMinor: query.amount_minor,
        held: begun?.discount?.id,
        now: new Date(),
      }
      const found = await tolerant(tx, input, query.code)
      return { input, found, rules: await rulesOf(tx, input, found.quote) }
    }
  )
  // Outside the transaction: a tax provider may take its time.
  const sale = { post: input.post, quote: found.quote }
  const tax = await quoteTax(container, sale, query, customerId)
  return view(input, found, rules, tax)
}
