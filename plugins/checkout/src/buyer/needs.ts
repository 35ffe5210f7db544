import type { ContentPost } from "@codex/content"
import type { Seller } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { lastBuyerPhone } from "@codex/purchases"
import type { BuyerNeeds } from "../contract"
import { demanded } from "./details"

interface Asking {
  post: ContentPost
  seller: Seller
  customerId: string | undefined
}

/** What the checkout page asks this person for, so that nothing is in vain. */
export async function buyerNeeds(
  tx: Tx,
  { post, seller, customerId }: Asking
): Promise<BuyerNeeds> {
  const asked = demanded(seller.buyer_policy, [post.product_type])
  const known =
    asked.phone && customerId ? await lastBuyerPhone(tx, customerId) : null
  return {
    ...asked,
    verified_emails: seller.verified_emails.map(({ address }) => address),
    known_phone: known,
  }
}
