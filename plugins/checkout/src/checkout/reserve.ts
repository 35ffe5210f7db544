import type { ContentPost } from "@codex/content"
import type { Tx } from "@codex/kernel"
import { claimDiscount, reserveSupply } from "@codex/purchases"
import type { CheckoutLine } from "@codex/purchases"
import type { CheckoutOptions } from "../options"
import type { Quote } from "./quote"

interface Held {
  line: CheckoutLine
  post: ContentPost
  quote: Quote
  options: CheckoutOptions
}

/** Holds the place and the use of a discount for as long as the line lives. */
export async function reserve(tx: Tx, held: Held): Promise<void> {
  const { line, post, quote, options } = held
  const minutes = options.reservationMinutes
  const about = {
    organizationId: line.organization_id,
    checkoutLineId: line.id,
    minutes,
  }
  if (post.supply_limit !== null) {
    await reserveSupply(tx, {
      ...about,
      postId: line.post_id,
      limit: post.supply_limit,
    })
  }
  if (quote.reduced) {
    const { discount, amountMinor } = quote.reduced
    await claimDiscount(tx, {
      ...about,
      discountId: discount.id,
      customerId: line.customer_id,
      perCustomer: discount.per_customer,
      amountMinor,
    })
  }
}
