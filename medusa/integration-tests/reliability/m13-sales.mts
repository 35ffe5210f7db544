import { sql } from "../shop.mts"
import { newBuyer, postBySlug, sessionOf } from "./buyers.mts"
import { paidEvent, startCheckout } from "./demo-events.mts"

/**
 * Checkouts that wait for their payment: one made by the storefront's call,
 * the others its likeness for other shoppers, because thousands of calls
 * would measure checkout. Returns the events that pay them.
 */
export async function waitingSales(count: number): Promise<string[]> {
  const { actor } = await newBuyer()
  const model = await startCheckout(actor, await postBySlug(), "m13-model")
  const lines = await sql<{ id: string; session: string }>(
    `insert into checkout_line
     select (jsonb_populate_record(l, jsonb_build_object(
       'id', 'chk_m13_' || n, 'customer_id', 'cus_m13_' || n,
       'idempotency_key', 'm13-' || n, 'payment_session_id', 'payses_m13_' || n,
       'payment_collection_id', null, 'expires_at', now() + interval '1 day'))).*
     from checkout_line l, generate_series(1, $2::int) as n where l.id = $1
     returning id, payment_session_id as session`,
    [model.id, count]
  )
  return lines.map(({ id, session }) =>
    paidEvent({ id, amount: model.amount }, session)
  )
}

/** Events that pay checkouts made as any shopper's are. */
export async function realSales(count: number): Promise<string[]> {
  const post = await postBySlug()
  const events: string[] = []
  for (let at = 0; at < count; at++) {
    const { actor } = await newBuyer()
    const checkout = await startCheckout(actor, post, "m13-real")
    events.push(paidEvent(checkout, await sessionOf(checkout.id)))
  }
  return events
}

/** What follows a sale waits, and does not compete with the sales. */
export async function holdFollowUps(): Promise<void> {
  await sql(`create or replace function m13_hold() returns trigger
    language plpgsql as $$ begin
      new.next_at := now() + interval '1 hour'; return new; end $$`)
  await sql(`create or replace trigger m13_hold before insert on outbox
    for each row execute function m13_hold()`)
}

/** Those of the likenesses have no payment at the provider to follow. */
export async function releaseFollowUps(): Promise<void> {
  await sql("drop trigger m13_hold on outbox")
  await sql(
    `update outbox o set state = 'done' from purchase p
     where o.state = 'pending' and p.id = o.ref_id
       and p.checkout_line_id like 'chk_m13_%'`
  )
  await sql("update outbox set next_at = now() where state = 'pending'")
}

async function count(query: string): Promise<number> {
  const [row] = await sql<{ count: number }>(query)
  return row?.count ?? Number.NaN
}

export const backlog = () =>
  count("select count(*)::int from inbox where state = 'pending'")

export const salesSettled = () =>
  count(`select count(*)::int from purchase
    where checkout_line_id like 'chk_m13_%'`)

export const ordersWaiting = () =>
  count(`select count(*)::int from outbox
    where kind = 'order_projection' and state = 'pending'`)
