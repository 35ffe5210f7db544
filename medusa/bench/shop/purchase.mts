import { setTimeout as sleep } from "node:timers/promises"
import {
  postBySlug,
  sessionOf,
} from "../../integration-tests/reliability/buyers.mts"
import {
  deliver,
  paidEvent,
  startCheckout,
} from "../../integration-tests/reliability/demo-events.mts"
import { sql, useShop } from "../../integration-tests/shop.mts"
import { call, type Actor } from "../../testing/http.mts"

const PATIENCE_MS = 20_000

async function isOwned(buyer: Actor, post: string): Promise<boolean> {
  const answer = await call(
    useShop().backendUrl,
    buyer,
    "GET",
    `/api/access?post_id=${post}`
  )
  return (answer.body as { owned?: boolean }).owned === true
}

async function untilOwned(buyer: Actor, post: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isOwned(buyer, post))) {
    if (Date.now() > deadline) {
      throw new Error(`No access after ${PATIENCE_MS} ms`)
    }
    await sleep(2)
  }
}

/** Settled, as the superuser sees it; then the shopper asks once. */
export async function accessAskedOnce(
  buyer: Actor,
  post: string,
  event: string
): Promise<void> {
  await deliver(useShop().backendUrl, event)
  const deadline = Date.now() + PATIENCE_MS
  for (let granted = false; !granted && Date.now() < deadline;) {
    await sleep(10)
    const rows = await sql(
      "select 1 from entitlement_grant where customer_id = $1 and post_id = $2",
      [buyer.name, post]
    )
    granted = rows.length > 0
  }
  if (!(await isOwned(buyer, post))) {
    throw new Error("Settled, but no access")
  }
}

export const paidPost = () => postBySlug("evening-wind-down")

/** A checkout that waits for its event, and the event. */
export async function waitingCheckout(
  buyer: Actor,
  post: string
): Promise<string> {
  const checkout = await startCheckout(buyer, post, `bench-${buyer.name}`)
  return paidEvent(checkout, await sessionOf(checkout.id))
}

/** From the provider's event to the moment the shopper has access. */
export async function eventToAccess(
  buyer: Actor,
  post: string,
  event: string
): Promise<number> {
  const started = performance.now()
  await deliver(useShop().backendUrl, event)
  await untilOwned(buyer, post)
  return performance.now() - started
}
