import { minor, type Tx } from "@codex/kernel"

/** Credits age: something of `kind` waits until something of `doneKind`. */
export interface Aging {
  kind: string
  doneKind: string
}

export interface DueAmount {
  refType: string
  refId: string
  currency: string
  account: string
  amountMinor: bigint
}

interface DueRow {
  ref_type: string
  ref_id: string
  currency: string
  account: string
  amount_minor: string
}

/** Credits of `[since, before)` are due when they are from `by` or earlier. */
export interface DueSpan {
  since: Date | null
  before: Date | null
  by: Date
}

/* The net of everything posted on the reference, so that a refund before the
   date has already taken its part. */
const DUE = `
  with due as (
    select distinct j.ref_type_id, j.ref_id
    from unnest(?::timestamptz[], ?::timestamptz[], ?::timestamptz[])
      as span (since, before, by)
    join ledger_journal j on j.kind = ? and j.occurred_at <= span.by
      and j.occurred_at >= span.since and j.occurred_at < span.before
    where not exists (select from ledger_journal d
        where hashtext(d.ref_id) = hashtext(j.ref_id) and d.ref_id = j.ref_id
          and d.ref_type_id = j.ref_type_id and d.kind = ?)
  )
  select t.name as ref_type, j.ref_id, j.currency, a.code as account,
    sum(leg.amount)::text as amount_minor
  from due
  join ledger_ref_type t on t.id = due.ref_type_id
  join ledger_journal j on hashtext(j.ref_id) = hashtext(due.ref_id)
    and j.ref_id = due.ref_id and j.ref_type_id = due.ref_type_id
  cross join lateral unnest(j.accounts, j.amounts) as leg (account_id, amount)
  join ledger_account a on a.id = leg.account_id
  where a.kind = 'payee' and split_part(a.code, ':', 3) = ?
  group by t.name, j.ref_id, j.currency, a.code
  having sum(leg.amount) > 0
  order by min(j.occurred_at), j.ref_id, a.code
  limit ?`

/** What payees hold in `bucket` from references that came of age. */
export async function listDueAmounts(
  tx: Tx,
  query: Aging & { bucket: string; spans: readonly DueSpan[]; limit: number }
): Promise<DueAmount[]> {
  const { kind, spans, doneKind, bucket, limit } = query
  const { rows } = await tx.raw<{ rows: DueRow[] }>(DUE, [
    spans.map(({ since }) => since?.toISOString() ?? "-infinity"),
    spans.map(({ before }) => before?.toISOString() ?? "infinity"),
    spans.map(({ by }) => by.toISOString()),
    kind,
    doneKind,
    bucket,
    limit,
  ])
  return rows.map((row) => ({
    refType: row.ref_type,
    refId: row.ref_id,
    currency: row.currency,
    account: row.account,
    amountMinor: minor(row.amount_minor),
  }))
}

const NEXT = `
  select j.occurred_at, sum(leg.amount)::text as amount_minor
  from ledger_account a
  join ledger_journal j on j.accounts @> array[a.id::int]
  cross join lateral unnest(j.accounts, j.amounts) as leg (account_id, amount)
  where a.code = ? and leg.account_id = a.id and j.kind = ?
    and not exists (select from ledger_journal d
      where hashtext(d.ref_id) = hashtext(j.ref_id) and d.ref_id = j.ref_id
        and d.ref_type_id = j.ref_type_id and d.kind = ?)
  group by j.id, j.occurred_at
  having sum(leg.amount) > 0
  order by j.occurred_at limit 1`

/** The oldest credit on `account` that still waits. */
export async function oldestWaiting(
  tx: Tx,
  query: Aging & { account: string }
): Promise<{ occurredAt: Date; amountMinor: bigint } | null> {
  const { rows } = await tx.raw<{
    rows: { occurred_at: Date; amount_minor: string }[]
  }>(NEXT, [query.account, query.kind, query.doneKind])
  const [row] = rows
  return row
    ? { occurredAt: row.occurred_at, amountMinor: minor(row.amount_minor) }
    : null
}

/** Which of these references have a journal of `kind`. */
export async function refsWithKind(
  tx: Tx,
  query: { kind: string; refType: string; refIds: readonly string[] }
): Promise<Set<string>> {
  const { rows } = await tx.raw<{ rows: { ref_id: string }[] }>(
    `select distinct j.ref_id
     from unnest(?::text[]) as wanted (ref_id)
     join ledger_journal j on hashtext(j.ref_id) = hashtext(wanted.ref_id)
       and j.ref_id = wanted.ref_id
     join ledger_ref_type t on t.id = j.ref_type_id and t.name = ?
     where j.kind = ?`,
    [[...query.refIds], query.refType, query.kind]
  )
  return new Set(rows.map((row) => row.ref_id))
}

/** Sum of the postings of one kind on one account. */
export async function sumPostings(
  tx: Tx,
  query: { account: string; kind: string; currency: string }
): Promise<bigint> {
  const { rows } = await tx.raw<{ rows: { amount: string }[] }>(
    `select coalesce(sum(leg.amount), 0)::text as amount
     from ledger_account a
     join ledger_journal j on j.accounts @> array[a.id::int]
     cross join lateral unnest(j.accounts, j.amounts) as leg (account_id, amount)
     where a.code = ? and a.currency = ? and leg.account_id = a.id and j.kind = ?`,
    [query.account, query.currency, query.kind]
  )
  return minor(rows[0]?.amount ?? 0)
}
