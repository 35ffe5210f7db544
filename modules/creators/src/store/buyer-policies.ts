import { assertDefined, type Tx } from "@codex/kernel"
import { creatorsFailure } from "../errors"
import type { BuyerPolicy } from "../types"

/** What a shop asks for until its operator says otherwise. */
export const DEFAULT_BUYER_POLICY: BuyerPolicy = {
  name: true,
  verified_email: true,
  phone: false,
}

/** What every store asks for that has not decided for itself. */
export async function getShopBuyerPolicy(tx: Tx): Promise<BuyerPolicy> {
  const row = await tx("buyer_policy").first<BuyerPolicy | undefined>(
    "name",
    "verified_email",
    "phone"
  )
  return row ?? DEFAULT_BUYER_POLICY
}

export async function setShopBuyerPolicy(
  tx: Tx,
  policy: BuyerPolicy
): Promise<void> {
  await tx("buyer_policy")
    .insert({ ...policy, id: "shop" })
    .onConflict("id")
    .merge({ ...policy, updated_at: tx.fn.now() })
}

type Columns = Record<
  "buyer_name" | "buyer_verified_email" | "buyer_phone",
  boolean | null
>

/** The store's own decision; null where it follows the shop. */
export async function getOwnBuyerPolicy(
  tx: Tx,
  organizationId: string
): Promise<BuyerPolicy | null> {
  const row = await tx("organization_settings")
    .where({ organization_id: assertDefined(organizationId, "organization") })
    .first<Columns | undefined>(
      "buyer_name",
      "buyer_verified_email",
      "buyer_phone"
    )
  // All three or none: the table's constraint.
  return row?.buyer_name == null
    ? null
    : {
        name: row.buyer_name,
        verified_email: row.buyer_verified_email === true,
        phone: row.buyer_phone === true,
      }
}

/** Decides for this store, or (null) lets it follow the shop again. */
export async function setOwnBuyerPolicy(
  tx: Tx,
  organizationId: string,
  policy: BuyerPolicy | null
): Promise<void> {
  const columns: Columns = {
    buyer_name: policy?.name ?? null,
    buyer_verified_email: policy?.verified_email ?? null,
    buyer_phone: policy?.phone ?? null,
  }
  const changed = await tx("organization_settings")
    .where({ organization_id: assertDefined(organizationId, "organization") })
    .update({ ...columns, updated_at: tx.fn.now() })
  if (changed !== 1) {
    throw creatorsFailure("organization_not_found")
  }
}
