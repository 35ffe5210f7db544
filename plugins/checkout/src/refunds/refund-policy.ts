import type { Tx } from "@codex/kernel"
import { getRefundPolicy, getShopRefundPolicy } from "@codex/purchases"
import type { RefundPolicy } from "@codex/purchases"
import type { RefundPolicyResponse } from "../contract"
import { checkoutOptions } from "../options"

/** What the operator has set, or the option before they set anything. */
export async function shopRefundPolicy(tx: Tx): Promise<RefundPolicy> {
  const { refunds } = checkoutOptions()
  return (
    (await getShopRefundPolicy(tx)) ?? {
      window_days: refunds.windowDays,
      auto_days: refunds.autoDays,
      auto_percent: refunds.autoPercent,
      escalate_hours: refunds.escalateHours,
    }
  )
}

/** The organization's own thresholds, or the shop's. */
export async function refundPolicyOf(
  tx: Tx,
  organizationId: string
): Promise<RefundPolicy> {
  return (
    (await getRefundPolicy(tx, organizationId)) ?? (await shopRefundPolicy(tx))
  )
}

/** The same with where it comes from, for who may change it. */
export async function refundPolicyView(
  tx: Tx,
  organizationId: string
): Promise<RefundPolicyResponse> {
  const own = await getRefundPolicy(tx, organizationId)
  const shop = await shopRefundPolicy(tx)
  return { policy: own ?? shop, shop, own: own !== undefined, editable: true }
}
