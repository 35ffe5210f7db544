import { restoreGrant, revokeGrant, suspendGrant } from "@codex/entitlements"
import type { Tx } from "@codex/kernel"
import type { accessOf } from "./facts"

/** A purchase gives a post, and where it is a bundle, each post in it. */
export const PURCHASE_GRANTS = ["purchase", "bundle"] as const

/**
 * Makes access follow the money. A refund can fail and a dispute can be won,
 * so those suspend; a lost dispute is the end of it.
 */
export async function applyAccess(
  tx: Tx,
  purchaseId: string,
  access: ReturnType<typeof accessOf>
): Promise<void> {
  const source = { sourceKinds: PURCHASE_GRANTS, sourceId: purchaseId }
  if (access === "live") {
    await restoreGrant(tx, source)
    return
  }
  await suspendGrant(tx, { ...source, reason: access })
  if (access === "dispute_lost") {
    for (const sourceKind of PURCHASE_GRANTS) {
      await revokeGrant(tx, {
        sourceKind,
        sourceId: purchaseId,
        reason: access,
      })
    }
  }
}
