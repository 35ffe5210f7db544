import type { Tx } from "@codex/kernel"
import { OPEN_REFUND_STATES } from "../domain/refund-state"

/** What somebody is called who asked to be forgotten. */
export interface Forgotten {
  customerId: string
  /** Instead of their address; it belongs to nobody. */
  email: string
}

const WAITS = `SELECT EXISTS (
    SELECT 1 FROM refund_request WHERE customer_id = :customerId
      AND state = ANY(:open)
  ) OR EXISTS (
    SELECT 1 FROM dispute WHERE customer_id = :customerId
      AND state IN ('needs_response', 'under_review')
  ) OR EXISTS (
    SELECT 1 FROM checkout_line WHERE customer_id = :customerId
      AND status = 'open' AND payment_session_id IS NOT NULL
      AND expires_at > now()
  ) AS waits`

/** Whether money of this person is on its way: paid, asked back or disputed. */
export async function waitsForMoney(
  tx: Tx,
  customerId: string
): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { waits: boolean }[] }>(WAITS, {
    customerId,
    open: [...OPEN_REFUND_STATES],
  })
  return rows[0]?.waits ?? false
}

/**
 * Takes a person out of what they bought: name, address and phone go, what was
 * sold and for how much stays, as the journal does. Again it changes nothing.
 */
export async function forgetBuyer(
  tx: Tx,
  { customerId, email }: Forgotten
): Promise<void> {
  const nobody = { buyer_name: "", buyer_email: email, buyer_phone: null }
  const own = { customer_id: customerId }
  await tx("purchase").where(own).update(nobody)
  await tx("checkout_line").where(own).update(nobody)
  await tx("refund_request").where(own).update({ reason: "" })
}
