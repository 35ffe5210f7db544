import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  dropRefundPolicy,
  setRefundPolicy,
  setShopRefundPolicy,
} from "@codex/purchases"
import type { RefundPolicy } from "@codex/purchases"
import type { RefundPolicyResponse } from "../contract"
import { refundPolicyView, shopRefundPolicy } from "./refund-policy"

/** Sets it for requests from now on; null follows the shop again. */
export async function changeRefundPolicy(
  tx: Tx,
  by: { organizationId: string; creatorId: string },
  policy: RefundPolicy | null
): Promise<RefundPolicyResponse> {
  const before = await refundPolicyView(tx, by.organizationId)
  if (policy) {
    await setRefundPolicy(tx, by.organizationId, policy)
  } else {
    await dropRefundPolicy(tx, by.organizationId)
  }
  const after = await refundPolicyView(tx, by.organizationId)
  await recordAudit(tx, {
    actorKind: "creator",
    actorId: by.creatorId,
    action: "refund_policy.set",
    objectType: "organization",
    objectId: by.organizationId,
    before,
    after,
  })
  return after
}

/** The operator's default for every store without a policy of its own. */
export async function changeShopRefundPolicy(
  tx: Tx,
  userId: string,
  policy: RefundPolicy
): Promise<RefundPolicyResponse> {
  const before = await shopRefundPolicy(tx)
  await setShopRefundPolicy(tx, policy)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: userId,
    action: "refund_policy.set",
    objectType: "shop",
    objectId: "shop",
    before,
    after: policy,
  })
  return { policy, shop: policy, own: false, editable: true }
}
