import type { Tx } from "@codex/kernel"

/** Who may decide a refund by when; thresholds of one organization. */
export interface RefundPolicy {
  /** A buyer may ask within this many days of paying. */
  window_days: number
  /** Paid back without anybody deciding within this many days … */
  auto_days: number
  /** … if at most this much of the post was consumed. */
  auto_percent: number
  /** Unanswered requests go to the operator after this many hours. */
  escalate_hours: number
}

const COLUMNS = ["window_days", "auto_days", "auto_percent", "escalate_hours"]

/** `undefined` where the organization has set nothing: the defaults apply. */
export async function getRefundPolicy(
  tx: Tx,
  organizationId: string
): Promise<RefundPolicy | undefined> {
  return tx("refund_policy")
    .where({ organization_id: organizationId })
    .first<RefundPolicy | undefined>(COLUMNS)
}

export async function setRefundPolicy(
  tx: Tx,
  organizationId: string,
  policy: RefundPolicy
): Promise<void> {
  await tx("refund_policy")
    .insert({ ...policy, organization_id: organizationId })
    .onConflict("organization_id")
    .merge({ ...policy, updated_at: tx.fn.now() })
}

/** Lets the organization follow the shop again. */
export async function dropRefundPolicy(
  tx: Tx,
  organizationId: string
): Promise<void> {
  await tx("refund_policy").where({ organization_id: organizationId }).delete()
}

/** What the operator has set for every store; `undefined` before they did. */
export async function getShopRefundPolicy(
  tx: Tx
): Promise<RefundPolicy | undefined> {
  return tx("shop_refund_policy").first<RefundPolicy | undefined>(COLUMNS)
}

export async function setShopRefundPolicy(
  tx: Tx,
  policy: RefundPolicy
): Promise<void> {
  await tx("shop_refund_policy")
    .insert({ ...policy, id: "shop" })
    .onConflict("id")
    .merge({ ...policy, updated_at: tx.fn.now() })
}
