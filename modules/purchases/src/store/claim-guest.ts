import type { Tx } from "@codex/kernel"

/*
 * What the account owns already stays with the guest: a purchase is unique
 * per customer and post, and access is a union of grants anyway.
 */
const PURCHASES = `UPDATE purchase p SET customer_id = ?
  WHERE p.customer_id = ANY(?) AND NOT EXISTS (
    SELECT 1 FROM purchase mine WHERE mine.customer_id = ?
      AND mine.post_id = p.post_id AND mine.state = 'paid')
  RETURNING p.id, p.checkout_line_id`

/** Hands the purchases of guests with the same address to their account. */
export async function claimGuestPurchases(
  tx: Tx,
  guestIds: readonly string[],
  customerId: string
): Promise<string[]> {
  const { rows } = await tx.raw<{
    rows: { id: string; checkout_line_id: string }[]
  }>(PURCHASES, [customerId, [...guestIds], customerId])
  await tx("checkout_line")
    .whereIn(
      "id",
      rows.map((row) => row.checkout_line_id)
    )
    .update({ customer_id: customerId })
  return rows.map((row) => row.id)
}
