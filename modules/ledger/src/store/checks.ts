import { minor, type Tx } from "@codex/kernel"
import type { AccountKind } from "../domain/chart"
import type { LedgerCheck, LedgerProblem, TrialBalance } from "../types"
import { toBalance } from "./read"

interface TrialRow {
  account: string
  kind: AccountKind
  currency: string
  amount_minor: string
}

const TRIAL = `
  select a.code as account, a.kind, a.currency,
    coalesce(sum(p.amount_minor), 0)::text as amount_minor
  from ledger_account a
  left join codex.ledger_posting p on p.account_id = a.id
  group by a.code, a.kind, a.currency
  order by a.code, a.currency`

/** Every account added up from its postings, and the total per currency. */
export async function trialBalance(tx: Tx): Promise<TrialBalance> {
  const { rows } = await tx.raw<{ rows: TrialRow[] }>(TRIAL)
  const accounts = rows.map(toBalance)
  const sums = new Map<string, bigint>()
  for (const { currency, amountMinor } of accounts) {
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor)
  }
  const totals = [...sums].map(([currency, amountMinor]) => ({
    currency,
    amountMinor: minor(amountMinor),
  }))
  const balanced = totals.every((total) => total.amountMinor === 0n)
  return { accounts, totals, balanced }
}

/* Each names what is wrong, so that an operator can find it. */
const PROBLEMS: Record<LedgerProblem["code"], string> = {
  currency_sum_not_zero: `
    select 'currency ' || j.currency || ' adds up to ' || sum(leg.amount) as detail
    from ledger_journal j, unnest(j.amounts) as leg (amount)
    group by j.currency having sum(leg.amount) <> 0`,
  journal_not_balanced: `
    select 'journal ' || id || ' (' || ledger_idem(key, kind, ref_id) || ')' as detail
    from ledger_journal
    where not ledger_is_balanced(accounts, amounts) order by id limit 20`,
  journal_account_missing: `
    select 'journal ' || j.id || ' names account ' || leg.account_id as detail
    from ledger_journal j, unnest(j.accounts) as leg (account_id)
    where not exists (select from ledger_account a where a.id = leg.account_id)
    order by j.id limit 20`,
  journal_currency_mixed: `
    select 'journal ' || j.id || ' in ' || j.currency || ' uses ' || a.code
      || ' in ' || a.currency as detail
    from ledger_journal j, unnest(j.accounts) as leg (account_id)
    join ledger_account a on a.id = leg.account_id
    where a.currency <> j.currency order by j.id limit 20`,
  balance_drift: `
    with posted as (
      select account_id, sum(amount_minor) as amount
      from codex.ledger_posting where account_kind = 'payee' group by account_id
    )
    select a.code || ' holds ' || coalesce(b.amount_minor::text, 'nothing')
      || ' but its postings add up to ' || coalesce(p.amount, 0) as detail
    from ledger_balance b full join posted p using (account_id)
    join ledger_account a on a.id = account_id
    where a.kind <> 'payee' or b.amount_minor is distinct from coalesce(p.amount, 0)
    order by a.code limit 20`,
}

/** The sweeper's check: whatever guard failed before it, this one says so. */
export async function checkLedger(tx: Tx): Promise<LedgerCheck> {
  const problems: LedgerProblem[] = []
  for (const [code, sql] of Object.entries(PROBLEMS)) {
    const { rows } = await tx.raw<{ rows: { detail: string }[] }>(sql)
    problems.push(
      ...rows.map(({ detail }) => ({
        code: code as LedgerProblem["code"],
        detail,
      }))
    )
  }
  const counted = await tx.raw<{ rows: { n: string }[] }>(
    "select count(*) as n from ledger_journal"
  )
  const journals = Number(counted.rows[0]?.n ?? 0)
  return { ok: problems.length === 0, journals, problems }
}
