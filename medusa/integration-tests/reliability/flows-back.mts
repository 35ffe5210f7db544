import assert from "node:assert/strict"
import { call, signIn, type Actor } from "../../testing/http.mts"
import { until } from "../actions.mts"
import { sql, useShop } from "../shop.mts"
import { deliver } from "./demo-events.mts"
import { isTrue, sale, type Flow } from "./flows.mts"
import { insist } from "./persist.mts"

export function operator(): Promise<Actor> {
  const { backendUrl, demo } = useShop()
  return signIn(backendUrl, "user", demo.logins.operator, "operator")
}

interface Sold {
  id: string
  payment_id: string
  amount_minor: number
}

/** A purchase that has settled, follow-ups included. */
export async function sold(): Promise<Sold> {
  const attempt = await sale()
  await attempt.act()
  await until("the sale to be whole", () => attempt.whole())
  const [row] = await sql<Sold>(
    "select id, payment_id, amount_minor::int from purchase order by settled_at desc limit 1"
  )
  assert.ok(row)
  return row
}

/** An operator gives all of it back. */
export const refund: Flow = async () => {
  const purchase = await sold()
  const who = await operator()
  return {
    act: () =>
      insist(() =>
        call(
          useShop().backendUrl,
          who,
          "POST",
          `/admin/purchases/${purchase.id}/refund`,
          { amount_minor: purchase.amount_minor }
        )
      ),
    whole: () =>
      isTrue(
        `exists (select 1 from purchase p
           join refund_request r on r.purchase_id = p.id and r.state = 'succeeded'
           join entitlement_grant g on g.source_id = p.id and g.suspended_at is not null
           where p.id = $1 and p.state = 'refunded'
             and not exists (select 1 from outbox o
               where o.ref_id = r.id and o.state = 'pending'))`,
        [purchase.id]
      ),
  }
}

/** A bank takes the money away; the provider says so until it is heard. */
export const dispute: Flow = async () => {
  const purchase = await sold()
  const body = JSON.stringify({
    id: `demo_dispute_${purchase.id}`,
    type: "dispute.needs_response",
    created: Math.floor(Date.now() / 1000),
    data: {
      payment_id: purchase.payment_id,
      dispute_id: `dp_${purchase.id}`,
      amount_minor: purchase.amount_minor,
      currency_code: "usd",
      fee_minor: 1500,
      reason: "fraudulent",
    },
  })
  return {
    act: () => insist(() => deliver(useShop().backendUrl, body)),
    whole: () =>
      isTrue(
        `exists (select 1 from purchase p
           join dispute d on d.purchase_id = p.id
           join entitlement_grant g on g.source_id = p.id and g.suspended_at is not null
           where p.id = $1 and p.dispute_state = 'needs_response')`,
        [purchase.id]
      ),
  }
}
