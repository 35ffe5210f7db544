import { CodexError, minorToJson, withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { findUnpaidLine } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { buyerNeeds } from "../buyer/needs"
import { discountCode } from "../contract/fields"
import type { CheckoutQuote, QuoteQuery } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { refundPolicyOf } from "../refunds/refund-policy"
import { postOnSale } from "./freeze-line"
import { quotePost } from "./quote"
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

function view(
  input: Pick<QuoteInput, "post">,
  { quote, code, problem }: Awaited<ReturnType<typeof tolerant>>,
  rules: Pick<CheckoutQuote, "buyer" | "refund">
): CheckoutQuote {
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
    tax: null,
    total_minor: minorToJson(quote.totalMinor),
    ...rules,
    items: quote.items.map(({ post_id, title, owned }) => ({
      post_id,
      title,
      owned,
    })),
  }
}

/** The price as this person would pay it, for the checkout page. */
export async function showQuote(
  container: MedusaContainer,
  customerId: string | undefined,
  query: QuoteQuery
): Promise<CheckoutQuote> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "quote", async (tx) => {
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
    const rules = {
      buyer: await buyerNeeds(tx, { post, seller, customerId }),
      refund: await refundPolicyOf(tx, seller.id),
    }
    return view(input, await tolerant(tx, input, query.code), rules)
  })
}
