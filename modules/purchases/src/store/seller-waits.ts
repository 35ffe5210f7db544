import type { Tx } from "@codex/kernel"
import { OPEN_REFUND_STATES } from "../domain/refund-state"

/** What of a seller's sales is not decided yet. */
export interface SellerWaits {
  payment: boolean
  refund: boolean
  dispute: boolean
}

const THEIRS =
  "(creator_id = :creatorId OR organization_id = ANY(:organizationIds))"

const WAITS = `SELECT
  EXISTS (SELECT 1 FROM checkout_line WHERE ${THEIRS} AND status = 'open'
    AND payment_session_id IS NOT NULL AND expires_at > now()) AS payment,
  EXISTS (SELECT 1 FROM refund_request WHERE ${THEIRS}
    AND state = ANY(:open)) AS refund,
  EXISTS (SELECT 1 FROM dispute WHERE ${THEIRS}
    AND state IN ('needs_response', 'under_review')) AS dispute`

/** Whether money of somebody's sales is on its way, and which. */
export async function sellerWaits(
  tx: Tx,
  seller: { creatorId: string; organizationIds: readonly string[] }
): Promise<SellerWaits> {
  const { rows } = await tx.raw<{ rows: SellerWaits[] }>(WAITS, {
    creatorId: seller.creatorId,
    organizationIds: [...seller.organizationIds],
    open: [...OPEN_REFUND_STATES],
  })
  return rows[0] ?? { payment: false, refund: false, dispute: false }
}
