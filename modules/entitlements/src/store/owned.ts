import type { Tx } from "@codex/kernel"
import type { Grant, Progress } from "../types"
import { LIVE_GRANT } from "./grants"
import { rowsOf } from "./sql"

type OwnedPost = Pick<Grant, "customer_id" | "post_id">

/**
 * What these customers may watch now, each post once, and how far they are in
 * all they have watched (operator).
 */
export async function listOwned(
  tx: Tx,
  customerIds: readonly string[]
): Promise<{ owned: OwnedPost[]; progress: Progress[] }> {
  const values = { customerIds }
  const owned = await rowsOf<OwnedPost>(
    tx,
    `SELECT DISTINCT g.customer_id, g.post_id FROM entitlement_grant g
      WHERE g.customer_id = ANY(:customerIds) AND ${LIVE_GRANT}`,
    values
  )
  const progress = await rowsOf<Progress>(
    tx,
    `SELECT * FROM playback_progress WHERE customer_id = ANY(:customerIds)`,
    values
  )
  return { owned, progress }
}
