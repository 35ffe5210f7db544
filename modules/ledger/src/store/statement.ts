import { minor, type Tx } from "@codex/kernel"
import {
  HELD_BUCKETS,
  PAYEE_BUCKETS,
  payeeAccount,
  type PayeeBucket,
} from "../domain/chart"

/** What one journal meant to a payee, all of their accounts together. */
export interface PayeeMove {
  journalId: string
  kind: string
  refType: string
  refId: string
  occurredAt: Date
  amountMinor: bigint
}

export interface PayeeRange {
  payeeIds: readonly string[]
  currency: string
}

interface MoveRow {
  journal_id: string
  kind: string
  ref_type: string
  ref_id: string
  occurred_at: Date
  amount_minor: string
  bucket: string
}

const codesOf = (
  payeeIds: readonly string[],
  buckets: readonly PayeeBucket[] = PAYEE_BUCKETS
) => payeeIds.flatMap((id) => buckets.map((bucket) => payeeAccount(id, bucket)))

const MINE = `mine as (
  select id, code from ledger_account
  where code = any (?::text[]) and currency = ?
)`
const ANY_OF_MINE = `j.accounts &&
  (select coalesce(array_agg(id::int), '{}') from mine)`
const LEGS = `cross join lateral unnest(j.accounts, j.amounts)
    as leg (account_id, amount)
  join mine m on m.id = leg.account_id`

const toMove = (row: MoveRow): PayeeMove => ({
  journalId: row.journal_id,
  kind: row.kind,
  refType: row.ref_type,
  refId: row.ref_id,
  occurredAt: row.occurred_at,
  amountMinor: minor(row.amount_minor),
})

/**
 * What came and went between two moments. A move from one bucket of a payee
 * to another is nothing to them, and is left out; so is what never was here.
 */
export async function listMoves(
  tx: Tx,
  query: PayeeRange & { from: Date; to: Date; limit: number }
): Promise<PayeeMove[]> {
  const { rows } = await tx.raw<{ rows: MoveRow[] }>(
    `with ${MINE}
     select j.id::text as journal_id, j.kind, t.name as ref_type, j.ref_id,
       j.occurred_at, sum(leg.amount)::text as amount_minor
     from ledger_journal j ${LEGS}
     join ledger_ref_type t on t.id = j.ref_type_id
     where ${ANY_OF_MINE} and j.occurred_at >= ? and j.occurred_at < ?
     group by j.id, j.kind, t.name, j.ref_id, j.occurred_at
     having sum(leg.amount) <> 0
     order by j.occurred_at, j.id limit ?`,
    [
      codesOf(query.payeeIds, HELD_BUCKETS),
      query.currency,
      query.from,
      query.to,
      query.limit,
    ]
  )
  return rows.map(toMove)
}

/** What a payee had with us, over all buckets, just before a moment. */
export async function balanceBefore(
  tx: Tx,
  query: PayeeRange & { before: Date }
): Promise<bigint> {
  const { rows } = await tx.raw<{ rows: { amount: string }[] }>(
    `with ${MINE}
     select coalesce(sum(leg.amount), 0)::text as amount
     from ledger_journal j ${LEGS}
     where ${ANY_OF_MINE} and j.occurred_at < ?`,
    [codesOf(query.payeeIds, HELD_BUCKETS), query.currency, query.before]
  )
  return minor(rows[0]?.amount ?? 0)
}

/** Everything posted for a payee on these references, bucket by bucket. */
export async function listRefMoves(
  tx: Tx,
  query: PayeeRange & { refType: string; refIds: readonly string[] }
): Promise<(PayeeMove & { bucket: string })[]> {
  const { rows } = await tx.raw<{ rows: MoveRow[] }>(
    `with ${MINE}
     select j.id::text as journal_id, j.kind, t.name as ref_type, j.ref_id,
       j.occurred_at, split_part(m.code, ':', 3) as bucket,
       sum(leg.amount)::text as amount_minor
     from ledger_journal j ${LEGS}
     join ledger_ref_type t on t.id = j.ref_type_id and t.name = ?
     where hashtext(j.ref_id) = any
         (select hashtext(id) from unnest(?::text[]) as asked (id))
       and j.ref_id = any (?::text[])
     group by j.id, j.kind, t.name, j.ref_id, j.occurred_at, bucket
     order by j.id`,
    [
      codesOf(query.payeeIds),
      query.currency,
      query.refType,
      [...query.refIds],
      [...query.refIds],
    ]
  )
  return rows.map((row) => ({ ...toMove(row), bucket: row.bucket }))
}

/** What waits in `pending`, by the day its sale was made. */
export async function waitingByDay(
  tx: Tx,
  query: PayeeRange & { kind: string; doneKind: string; limit: number }
): Promise<{ day: Date; amountMinor: bigint }[]> {
  const { rows } = await tx.raw<{ rows: { day: Date; amount: string }[] }>(
    `with ${MINE}, waiting as (
       select j.ref_type_id, j.ref_id, min(j.occurred_at) as at
       from ledger_journal j
       where ${ANY_OF_MINE} and j.kind = ? and not exists (
         select from ledger_journal d
         where hashtext(d.ref_id) = hashtext(j.ref_id) and d.ref_id = j.ref_id
           and d.ref_type_id = j.ref_type_id and d.kind = ?)
       group by j.ref_type_id, j.ref_id
     )
     select min(w.at) as day,
       sum(leg.amount)::text as amount
     from waiting w
     join ledger_journal j on hashtext(j.ref_id) = hashtext(w.ref_id)
       and j.ref_id = w.ref_id and j.ref_type_id = w.ref_type_id ${LEGS}
     group by date_trunc('day', w.at, 'UTC') having sum(leg.amount) > 0
     order by 1 limit ?`,
    [
      codesOf(query.payeeIds, ["pending"]),
      query.currency,
      query.kind,
      query.doneKind,
      query.limit,
    ]
  )
  return rows.map((row) => ({ day: row.day, amountMinor: minor(row.amount) }))
}
