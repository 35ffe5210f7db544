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

interface Begun {
  checkout_id: string
  provider: string
}

/** `before` is done to a checkout that was begun before the attempt. */
function purchaseOf(
  slug: string,
  before?: (id: string) => Promise<unknown>
): Flow {
  return async () => {
    const post = await postBySlug(slug)
    const { actor, customerId } = await newBuyer()
    const begin = async () => {
      const answer = await persist(actor, "POST", "/api/checkout", {
        post_id: post,
        buyer: BUYER,
        idempotency_key: `m5-${customerId}`,
      })
      return answer.body as Begun
    }
    if (before) {
      await before((await begin()).checkout_id)
    }
    return {
      act: async () => {
        const line = await begin()
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
/** Its first server died before it could name the session it had created. */
export const resumedSale = purchaseOf("evening-wind-down", (id) =>
  sql(
    `update checkout_line set payment_session_id = null,
       payment_collection_id = null, provider_ref = null,
       setup_until = now() - interval '1 second' where id = $1`,
    [id]
  )
)
export const freeSale = purchaseOf("three-slow-breaths")
export const limitedSale: Flow = async () => {
  // The seed sold its only place; this one never runs out.
  await sql(
    "update content_post set supply_limit = 100000 where slug = 'founders-circle-recording'"
  )
  return purchaseOf("founders-circle-recording")()
}
