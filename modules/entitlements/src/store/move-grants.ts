import type { Tx } from "@codex/kernel"
import { rowsOf } from "./sql"

/** Hands the grants of these sources to another customer record of a person. */
export async function moveGrants(
  tx: Tx,
  input: { sourceIds: readonly string[]; customerId: string }
): Promise<number> {
  const moved = await rowsOf<{ id: string }>(
    tx,
    `UPDATE entitlement_grant SET customer_id = :customerId
      WHERE source_id = ANY(:sourceIds)
        AND source_kind IN ('purchase', 'free', 'bundle')
      RETURNING id`,
    { customerId: input.customerId, sourceIds: [...input.sourceIds] }
  )
  return moved.length
}
