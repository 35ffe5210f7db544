import {
  getOwnBuyerPolicy,
  getShopBuyerPolicy,
  setOwnBuyerPolicy,
  setShopBuyerPolicy,
} from "@codex/creators"
import type { BuyerPolicy } from "@codex/creators"
import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import type { BuyerPolicyResponse } from "../contract"

/** What a store asks of buyers, and where that comes from. */
export async function buyerPolicyView(
  tx: Tx,
  organizationId: string
): Promise<BuyerPolicyResponse> {
  const own = await getOwnBuyerPolicy(tx, organizationId)
  const shop = await getShopBuyerPolicy(tx)
  return { policy: own ?? shop, shop, own: own !== null, editable: true }
}

/** Decides for one store; null follows the shop again. */
export async function changeOwnBuyerPolicy(
  tx: Tx,
  by: { organizationId: string; creatorId: string },
  policy: BuyerPolicy | null
): Promise<BuyerPolicyResponse> {
  const before = await buyerPolicyView(tx, by.organizationId)
  await setOwnBuyerPolicy(tx, by.organizationId, policy)
  const after = await buyerPolicyView(tx, by.organizationId)
  await recordAudit(tx, {
    actorKind: "creator",
    actorId: by.creatorId,
    action: "buyer_policy.set",
    objectType: "organization",
    objectId: by.organizationId,
    before,
    after,
  })
  return after
}

/** The operator's default for every store without a policy of its own. */
export async function changeShopBuyerPolicy(
  tx: Tx,
  userId: string,
  policy: BuyerPolicy
): Promise<BuyerPolicyResponse> {
  const before = await getShopBuyerPolicy(tx)
  await setShopBuyerPolicy(tx, policy)
  await recordAudit(tx, {
    actorKind: "user",
    actorId: userId,
    action: "buyer_policy.set",
    objectType: "shop",
    objectId: "shop",
    before,
    after: policy,
  })
  return { policy, shop: policy, own: false, editable: true }
}
