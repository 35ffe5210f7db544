import { grantAccess } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import type { CheckoutLine, Purchase } from "@codex/purchases"

/**
 * Access to what was bought, and for a bundle to each post in it. Every post
 * is a grant of its own kind and source, so that a refund takes back these and
 * leaves what the buyer owned before.
 */
export async function grantItems(
  tx: Tx,
  line: CheckoutLine,
  purchase: Purchase
): Promise<string> {
  const given = {
    customerId: line.customer_id,
    organizationId: line.organization_id,
    sourceId: purchase.id,
    expiresAt: purchase.access_until,
  }
  const whole = await grantAccess(tx, {
    ...given,
    postId: line.post_id,
    sourceKind: line.amount_minor > 0n ? "purchase" : "free",
  })
  for (const item of line.items.filter((part) => !part.owned)) {
    await grantAccess(tx, {
      ...given,
      postId: item.post_id,
      sourceKind: "bundle",
    })
  }
  return whole.id
}
