import { minor, type Tx } from "@codex/kernel"
import type { AccountKind } from "../domain/chart"
import type { AccountBalance, Posting, PostingPage } from "../types"

interface BalanceRow {
  account: string
  kind: AccountKind
  currency: string
  amount_minor: string
}

interface PostingRow {
  journal_id: string
  leg: number
  account: string
  amount_minor: string
  currency: string
  kind: string
  ref_type: string
  ref_id: string
  occurred_at: Date
}

/**
 * Bounds of the codes under a prefix, by whole segments: `payee:cr_1` covers
 * `payee:cr_1:pending` and never `payee:cr_10:pending`. `;` follows `:`.
 */
function under(prefix: string): [exact: string, from: string, to: string] {
  const stem = prefix.endsWith(":") ? prefix.slice(0, -1) : prefix
  return [stem, `${stem}:`, `${stem};`]
}

const toBalance = (row: BalanceRow): AccountBalance => ({
  account: row.account,
  kind: row.kind,
  currency: row.currency,
  amountMinor: minor(row.amount_minor),
})

const toPosting = (row: PostingRow): Posting => ({
  journalId: row.journal_id,
  leg: row.leg,
  account: row.account,
  amountMinor: minor(row.amount_minor),
  currency: row.currency,
  kind: row.kind,
  refType: row.ref_type,
  refId: row.ref_id,
  occurredAt: row.occurred_at,
})

/* Rollup and tail in one statement see one moment. */
const BALANCES = `
  with mine as (
    select id, code, kind, currency from ledger_account
    where ?::text is null or code = ? or (code >= ? and code < ?)
  ), parts as (
    select r.account_id, r.amount_minor as amount from ledger_rollup r
    union all
    select leg.account_id, leg.amount
    from ledger_journal j, unnest(j.accounts, j.amounts) as leg (account_id, amount)
    where j.id > (select rolled_to from ledger_watermark)
  ), rolled as (
    select p.account_id, sum(p.amount) as amount from parts p
    join mine m on m.id = p.account_id and m.kind = 'platform'
    group by p.account_id
  )
  select m.code as account, m.kind, m.currency,
    coalesce(b.amount_minor, r.amount, 0)::text as amount_minor
  from mine m
  left join ledger_balance b on b.account_id = m.id
  left join rolled r on r.account_id = m.id
  order by m.code, m.currency`

/**
 * Balances of the accounts under a prefix such as `payee:cr_1` or
 * `platform`, or of all. Payee balances are kept; platform balances are a
 * rollup and what came after it, since one hot row per sale would cost two
 * thirds of the throughput.
 */
export async function getBalances(
  tx: Tx,
  codePrefix?: string
): Promise<AccountBalance[]> {
  const { rows } = await tx.raw<{ rows: BalanceRow[] }>(BALANCES, [
    codePrefix ?? null,
    ...under(codePrefix ?? ""),
  ])
  return rows.map(toBalance)
}

export interface PostingFilter {
  accountPrefix: string
  /** Journals of these kinds only. */
  kinds?: readonly string[]
  /** How many journals, not legs, so that none is cut in half. */
  limit: number
  /** `next` of the previous page. */
  before?: string | null
}

const POSTINGS = `
  with mine as (
    select id, code from ledger_account where code = ? or (code >= ? and code < ?)
  ), page as (
    select j.* from ledger_journal j
    where j.accounts && (select coalesce(array_agg(id::int), '{}') from mine)
      and (?::text[] is null or j.kind = any (?::text[]))
      and j.id < coalesce(?::bigint, 9223372036854775807)
    order by j.id desc limit ?
  )
  select p.id as journal_id, leg.position::int as leg, m.code as account,
    leg.amount as amount_minor, p.currency, p.kind, t.name as ref_type,
    p.ref_id, p.occurred_at
  from page p
  cross join lateral unnest(p.accounts, p.amounts)
    with ordinality as leg (account_id, amount, position)
  join mine m on m.id = leg.account_id
  join ledger_ref_type t on t.id = p.ref_type_id
  order by p.id desc, leg.position`

/** Postings on the accounts under a prefix, newest journal first. */
export async function listPostings(
  tx: Tx,
  filter: PostingFilter
): Promise<PostingPage> {
  const kinds = filter.kinds ? [...filter.kinds] : null
  const { rows } = await tx.raw<{ rows: PostingRow[] }>(POSTINGS, [
    ...under(filter.accountPrefix),
    kinds,
    kinds,
    filter.before ?? null,
    filter.limit,
  ])
  const journals = new Set(rows.map((row) => row.journal_id))
  const last = rows.at(-1)?.journal_id ?? null
  return {
    postings: rows.map(toPosting),
    next: journals.size === filter.limit ? last : null,
  }
}
