import assert from "node:assert/strict"
import { sql } from "../shop.mts"

/**
 * What must hold after anything, asked of the tables themselves and not of
 * our own checker, which is under test as well (RELIABILITY §1.3).
 */
const QUESTIONS: Record<string, string> = {
  "paid without access": `select count(*)::int from purchase p
    where p.state = 'paid' and not exists (
      select 1 from entitlement_grant g
      where g.source_id = p.id and g.customer_id = p.customer_id)`,
  "access without payment": `select count(*)::int from entitlement_grant g
    where g.source_kind in ('purchase', 'free') and not exists (
      select 1 from purchase p where p.id = g.source_id)`,
  "grants doubled": `select count(*)::int from (
    select source_id, post_id from entitlement_grant
    group by source_id, post_id having count(*) > 1) twice`,
  "sales doubled or missing": `select count(*)::int from purchase p
    where p.amount_minor > 0 and (select count(*) from ledger_journal j
      where j.ref_id = p.id and j.kind = 'sale') <> 1`,
  "books out of balance": `select count(*)::int from (
    select currency from ledger_journal j, unnest(j.amounts) a
    group by currency having sum(a) <> 0) off`,
  "balances that drifted": `select count(*)::int from ledger_balance b
    where b.amount_minor <> (select coalesce(sum(p.amount_minor), 0)
      from codex.ledger_posting p where p.account_id = b.account_id)`,
  "access after the money went back": `select count(*)::int from entitlement_grant g
    join purchase p on p.id = g.source_id
    where p.state = 'refunded' and g.revoked_at is null and g.suspended_at is null`,
  "given back more than was paid": `select count(*)::int from purchase p
    where p.refunded_minor > p.amount_minor`,
  "refunds asked for twice": `select count(*)::int from (
    select purchase_id from refund_request where state in ('succeeded', 'submitting', 'unknown')
    group by purchase_id having sum(amount_minor) > max((
      select amount_minor from purchase p where p.id = purchase_id))) twice`,
  "payouts held or paid twice": `select count(*)::int from (
    select ref_id, kind from ledger_journal where kind like 'payout%'
    group by ref_id, kind having count(*) > 1) twice`,
  "sold over the limit": `select count(*)::int from supply_counter
    where taken > "limit"`,
  "payments of one line": `select count(*)::int from (
    select checkout_line_id from purchase
    group by checkout_line_id having count(*) > 1) twice`,
}

/** Answers by name, zero each in a sound shop. */
export async function oddities(): Promise<Record<string, number>> {
  const columns = Object.entries(QUESTIONS)
    .map(([name, query]) => `(${query}) as "${name}"`)
    .join(", ")
  const [row] = await sql<Record<string, number>>(`select ${columns}`)
  return Object.fromEntries(
    Object.entries(row ?? {}).filter(([, count]) => count !== 0)
  )
}

export async function assertSound(): Promise<void> {
  assert.deepEqual(await oddities(), {})
}
