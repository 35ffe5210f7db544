import assert from "node:assert/strict"
import { sql } from "./shop.mts"

/** A request that waits for creator A, and a dispute of the same purchase. */
export interface RefundFixtures {
  refund: string
  dispute: string
}

const REFUND = `insert into refund_request (id, organization_id, creator_id,
    customer_id, purchase_id, checkout_line_id, payment_id, provider, origin,
    reason_code, amount_minor, currency_code, state)
  select 'rfd_01KB0000000000000000MATRIX', organization_id, creator_id,
    customer_id, id, checkout_line_id, payment_id, provider, 'buyer', 'other',
    100, currency_code, 'requested' from purchase where id = $1 returning id`

const DISPUTE = `insert into dispute (id, organization_id, creator_id,
    customer_id, purchase_id, provider, provider_dispute_id, payment_id, rank,
    state, amount_minor, currency_code, opened_at)
  select 'dsp_01KB0000000000000000MATRIX', organization_id, creator_id,
    customer_id, id, 'demo', 'dp_matrix', payment_id, 10, 'inquiry', 100,
    currency_code, now() from purchase where id = $1 returning id`

export async function makeRefunds(purchase: string): Promise<RefundFixtures> {
  const insert = async (text: string) => {
    const [row] = await sql<{ id: string }>(text, [purchase])
    assert.ok(row, text)
    return row.id
  }
  return { refund: await insert(REFUND), dispute: await insert(DISPUTE) }
}
