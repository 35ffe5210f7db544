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

/* The net of everything posted on the reference, so that a refund before the
   date has already taken its part. */
const DUE = `
  with due as (
    select distinct j.ref_type, j.ref_id from ledger_journal j
    where j.kind = ? and j.occurred_at <= ?
      and not exists (select from ledger_journal d
        where d.ref_type = j.ref_type and d.ref_id = j.ref_id and d.kind = ?)
  )
  select p.ref_type, p.ref_id, p.currency, p.account,
    sum(p.amount_minor)::text as amount_minor
  from due join codex.ledger_posting p using (ref_type, ref_id)
  where p.account_kind = 'payee' and split_part(p.account, ':', 3) = ?
  group by p.ref_type, p.ref_id, p.currency, p.account
  having sum(p.amount_minor) > 0
  order by min(p.occurred_at), p.ref_id, p.account
  limit ?`

/** What payees hold in `bucket` from references that came of age by `by`. */
export async function listDueAmounts(
  tx: Tx,
  query: Aging & { bucket: string; by: Date; limit: number }
): Promise<DueAmount[]> {
  const { kind, by, doneKind, bucket, limit } = query
  const { rows } = await tx.raw<{ rows: DueRow[] }>(DUE, [
    kind,
    by,
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
  select j.occurred_at, sum(p.amount_minor)::text as amount_minor
  from ledger_journal j
  join codex.ledger_posting p on p.journal_id = j.id and p.account = ?
  where j.kind = ?
    and j.accounts && (select coalesce(array_agg(id), '{}')
      from ledger_account where code = ?)
    and not exists (select from ledger_journal d
      where d.ref_type = j.ref_type and d.ref_id = j.ref_id and d.kind = ?)
  group by j.id, j.occurred_at
  having sum(p.amount_minor) > 0
  order by j.occurred_at limit 1`

/** The oldest credit on `account` that still waits. */
export async function oldestWaiting(
  tx: Tx,
  query: Aging & { account: string }
): Promise<{ occurredAt: Date; amountMinor: bigint } | null> {
  const { rows } = await tx.raw<{
    rows: { occurred_at: Date; amount_minor: string }[]
  }>(NEXT, [query.account, query.kind, query.account, query.doneKind])
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
    `select distinct ref_id from ledger_journal
     where ref_type = ? and ref_id = any (?::text[]) and kind = ?`,
    [query.refType, [...query.refIds], query.kind]
  )
  return new Set(rows.map((row) => row.ref_id))
}

/** Sum of the postings of one kind on one account. */
export async function sumPostings(
  tx: Tx,
  query: { account: string; kind: string; currency: string }
): Promise<bigint> {
  const { rows } = await tx.raw<{ rows: { amount: string }[] }>(
    `select coalesce(sum(p.amount_minor), 0)::text as amount
     from codex.ledger_posting p
     where p.account_id in (select id from ledger_account
         where code = ? and currency = ?)
       and p.journal_id in (select j.id from ledger_journal j
         where j.kind = ? and j.accounts && (select
           coalesce(array_agg(id), '{}') from ledger_account where code = ?))`,
    [query.account, query.currency, query.kind, query.account]
  )
  return minor(rows[0]?.amount ?? 0)
}
