import { sql } from "../shop.mts"
import { BUYER } from "../proven-buyer.mts"
import { newBuyer, postBySlug } from "./buyers.mts"
import { persist } from "./persist.mts"

/** One thing somebody wants, done by a client that does not give up. */
export interface Attempt {
  act(): Promise<unknown>
  /** All of it has happened, follow-ups included. */
  whole(): Promise<boolean>
}

export type Flow = () => Promise<Attempt>

export async function isTrue(
  text: string,
  values: unknown[]
): Promise<boolean> {
  const [row] = await sql<{ yes: boolean }>(`select (${text}) as yes`, values)
  return row?.yes === true
}

function purchaseOf(slug: string): Flow {
  return async () => {
    const post = await postBySlug(slug)
    const { actor, customerId } = await newBuyer()
    return {
      act: async () => {
        const answer = await persist(actor, "POST", "/api/checkout", {
          post_id: post,
          buyer: BUYER,
          idempotency_key: `m5-${customerId}`,
        })
        const line = answer.body as { checkout_id: string; provider: string }
        if (line.provider !== "none") {
          const path = `/api/checkout/${line.checkout_id}/demo`
          await persist(actor, "POST", path, { outcome: "succeed" })
        }
      },
      whole: () =>
        isTrue(
          `exists (select 1 from purchase p
             join entitlement_grant g on g.source_id = p.id
             where p.customer_id = $1 and p.post_id = $2
               and p.order_id is not null and exists (
                 select 1 from outbox o where o.ref_id = p.id
                 and o.kind = 'receipt_email' and o.state in ('done', 'kept')))`,
          [customerId, post]
        ),
    }
  }
}

/** Posts of the demo shop: paid, limited and free. */
export const sale = purchaseOf("evening-wind-down")
export const freeSale = purchaseOf("three-slow-breaths")
export const limitedSale: Flow = async () => {
  // The seed sold its only place; this one never runs out.
  await sql(
    "update content_post set supply_limit = 100000 where slug = 'founders-circle-recording'"
  )
  return purchaseOf("founders-circle-recording")()
}
