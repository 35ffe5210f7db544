import assert from "node:assert/strict"
import { after, before, it } from "node:test"
import { until } from "../actions.mts"
import { sql, useShop } from "../shop.mts"
import { newBuyer, postBySlug, sessionOf } from "./buyers.mts"
import { deliver, paidEvent, startCheckout } from "./demo-events.mts"
import { assertSound } from "./oracle.mts"
import { inParallel } from "./run.mts"

const COPIES = 200
const SOCKETS = 50

/** M2: one event, delivered again and again to two servers at once. */
export function duplicates(): void {
  const second = () => useShop().ports.backend + 2

  before(() =>
    useShop().startServer("server", { port: second(), name: "server-2" })
  )
  after(() => useShop().processes.kill("server-2", "SIGTERM"))

  it(`M2 · ${COPIES} copies over ${SOCKETS} sockets to two servers are one sale`, async (t) => {
    const { actor, customerId } = await newBuyer()
    const checkout = await startCheckout(actor, await postBySlug(), "m2-copies")
    const body = paidEvent(checkout, await sessionOf(checkout.id))
    const servers = [
      useShop().backendUrl,
      `http://127.0.0.1:${String(second())}`,
    ]
    const statuses: number[] = []
    const copies = Array.from({ length: COPIES }, (_, index) => index)
    await inParallel(copies, SOCKETS, async (index) => {
      const answer = await deliver(servers[index % 2] ?? "", body)
      statuses.push(answer.status)
    })
    assert.equal(statuses.filter((status) => status < 300).length, COPIES)
    await until("the sale and its receipt", async () => {
      const [row] = await sql<{ sent: number }>(
        `select count(*)::int as sent from outbox o join purchase p on p.id = o.ref_id
         where p.customer_id = $1 and o.kind = 'receipt_email' and o.state in ('done', 'kept')`,
        [customerId]
      )
      return row?.sent === 1
    })
    const [counts] = await sql(
      `select (select count(*)::int from inbox where event_id = $1) as inbox,
        (select count(*)::int from purchase where customer_id = $2) as purchases,
        (select count(*)::int from entitlement_grant where customer_id = $2) as grants,
        (select count(*)::int from ledger_journal j join purchase p on p.id = j.ref_id
          where p.customer_id = $2 and j.kind = 'sale') as journals,
        (select count(*)::int from outbox o join purchase p on p.id = o.ref_id
          where p.customer_id = $2 and o.kind = 'receipt_email') as mails`,
      [`demo_${checkout.id}`, customerId]
    )
    assert.deepEqual(counts, {
      inbox: 1,
      purchases: 1,
      grants: 1,
      journals: 1,
      mails: 1,
    })
    t.diagnostic(`${COPIES} answers below 300; one of everything`)
    await assertSound()
  })
}
