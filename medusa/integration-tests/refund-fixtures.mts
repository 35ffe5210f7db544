import assert from "node:assert/strict"
import { setTimeout as sleep } from "node:timers/promises"
import { deliver } from "./reliability/demo-events.mts"
import { sql, useShop } from "./shop.mts"

/** A request that waits for creator A, and a dispute of the same purchase. */
export interface RefundFixtures {
  refund: string
  dispute: string
  /** A capture nobody had announced, in suspense. */
  stray: string
}

export const STRAY_MINOR = 777

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
  return {
    refund: await insert(REFUND),
    dispute: await insert(DISPUTE),
    stray: await strayPayment(`demopay_stray_${Date.now()}`),
  }
}

/** Money that arrives for no checkout, told by the provider. */
export async function strayPayment(id: string): Promise<string> {
  const event = {
    id: `demo_${id}`,
    type: "payment.succeeded",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: id,
      amount_minor: STRAY_MINOR,
      currency_code: "usd",
    },
  }
  const told = await deliver(useShop().backendUrl, JSON.stringify(event))
  assert.ok(told.status < 300, told.text)
  const posted = () =>
    sql(
      "select 1 from codex.ledger_posting where ref_id = $1 and account = 'platform:suspense'",
      [id]
    )
  for (let turn = 0; (await posted()).length === 0; turn++) {
    assert.ok(turn < 150, "the stray payment is not in suspense after 30 s")
    await sleep(200)
  }
  return id
}
