import type { Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import { chargeableAccount } from "@codex/plugin-wallet/workflows"
import { checkoutFailure } from "../lib/failures"

/**
 * The connected account a checkout is paid into: the seller's own in `direct`,
 * none otherwise. A seller whose account cannot charge sells nothing.
 */
export async function payInto(
  tx: Tx,
  seller: Organization,
  provider: string
): Promise<string | null> {
  if (seller.settlement_mode !== "direct" || provider !== "pp_stripe_stripe") {
    return null
  }
  const account = await chargeableAccount(tx, seller.id)
  if (!account) {
    throw checkoutFailure("seller_not_ready")
  }
  return account.id
}
