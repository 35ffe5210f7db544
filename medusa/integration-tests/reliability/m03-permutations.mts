import assert from "node:assert/strict"
import { afterEach, it } from "node:test"
import { until } from "../actions.mts"
import { sql } from "../shop.mts"
import { newBuyer, postBySlug } from "./buyers.mts"
import { assertConserved } from "./m09-conservation.mts"
import { assertSound } from "./oracle.mts"
import { SEED, size } from "./run.mts"
import { openPayment, pay, purchaseOf } from "./stripe-payments.mts"
import { useFake } from "./stripe-shop.mts"

const ORDERS = size(60, 8)

/** Where one life ended, without what differs by name or by clock. */
async function standing(checkout: string): Promise<string> {
  const purchase = await purchaseOf(checkout)
  const [row] = await sql<{ text: string }>(
    `select json_build_object(
      'state', p.state, 'refunded', p.refunded_minor, 'dispute', p.dispute_state,
      'fee', p.processing_fee_minor,
      'access', (select g.suspended_at is null and g.revoked_at is null
        from entitlement_grant g where g.source_id = p.id),
      'books', (select json_object_agg(account, amount order by account) from (
        select regexp_replace(account, 'payee:[^:]+', 'payee:' || account_kind) as account,
          sum(amount_minor) as amount
        from codex.ledger_posting where ref_id = p.id group by 1
        having sum(amount_minor) <> 0) sums)
    )::text as text from purchase p where p.id = $1`,
    [purchase]
  )
  return row?.text ?? "nothing"
}

/** Nothing of the provider's is still on its way or unread. */
async function settled(checkout: string): Promise<boolean> {
  const [row] = await sql<{ waiting: number; known: boolean }>(
    `select (select count(*)::int from inbox where state = 'pending') as waiting,
      exists (select 1 from purchase where checkout_line_id = $1
        and processing_fee_minor is not null) as known`,
    [checkout]
  )
  return row?.waiting === 0 && row.known
}

/** Sold, partly refunded from the dashboard, contested, won back. */
async function oneLife(seed: number): Promise<string> {
  const fake = useFake()
  fake.faults.setWebhooks({ shuffle: seed })
  const buyer = await newBuyer()
  const { checkout, intent } = await openPayment(
    buyer,
    await postBySlug(),
    `m3-${buyer.customerId}`
  )
  await pay(intent)
  await fake.act("refund", { payment_intent: intent, amount: 700 })
  const contested = (await fake.act("dispute", {
    payment_intent: intent,
    amount: 1_299,
  })) as { id: string }
  await fake.act("dispute/close", { dispute: contested.id, status: "won" })
  await fake.sender.flush()
  fake.faults.clear()
  await until("the life to settle", () => settled(checkout), 60)
  return standing(checkout)
}

/** M3 through HTTP: the same life told in random orders ends the same. */
export function permutations(): void {
  afterEach(() => {
    useFake().faults.clear()
  })

  it(`M3 · ${ORDERS} random orders of one life end in one state`, async (t) => {
    const ends = new Set<string>()
    for (let index = 0; index < ORDERS; index += 1) {
      ends.add(await oneLife(SEED + index))
    }
    assert.deepEqual([...ends].slice(1), [])
    await assertSound()
    await assertConserved()
    t.diagnostic([...ends].join(" "))
  })
}
