import type { LedgerProblem } from "../types"

type Journalled = Exclude<
  LedgerProblem["code"],
  "checkpoint_chain_broken" | "checkpoint_journal_changed"
>

/* Sums of each account: those that are sealed up to :from, and the rest. */
const POSTED = `
  select part.account_id, sum(part.amount) as amount from (
    select leg.account_id::bigint, leg.amount
    from ledger_checkpoint c, unnest(c.accounts, c.sums) as leg (account_id, amount)
    where c.upto_id <= :from
    union all
    select leg.account_id::bigint, leg.amount
    from ledger_journal j, unnest(j.accounts, j.amounts) as leg (account_id, amount)
    where j.id > :from
  ) part group by part.account_id`

/**
 * What may be wrong in the journals after `:from` and in the balances; each
 * query names what it finds, so that an operator can look at it.
 */
export const PROBLEMS: Record<Journalled, string> = {
  currency_sum_not_zero: `
    select 'currency ' || j.currency || ' adds up to ' || sum(leg.amount) as detail
    from ledger_journal j, unnest(j.amounts) as leg (amount)
    where j.id > :from
    group by j.currency having sum(leg.amount) <> 0`,
  journal_not_balanced: `
    select 'journal ' || id || ' (' || ledger_idem(key, kind, ref_id) || ')' as detail
    from ledger_journal
    where id > :from and not ledger_is_balanced(accounts, amounts)
    order by id limit 20`,
  journal_account_missing: `
    select 'journal ' || j.id || ' names account ' || leg.account_id as detail
    from ledger_journal j, unnest(j.accounts) as leg (account_id)
    where j.id > :from
      and not exists (select from ledger_account a where a.id = leg.account_id)
    order by j.id limit 20`,
  journal_currency_mixed: `
    select 'journal ' || j.id || ' in ' || j.currency || ' uses ' || a.code
      || ' in ' || a.currency as detail
    from ledger_journal j, unnest(j.accounts) as leg (account_id)
    join ledger_account a on a.id = leg.account_id
    where j.id > :from and a.currency <> j.currency order by j.id limit 20`,
  journal_key_doubled: `
    select 'key ' || min(ledger_idem(key, kind, ref_id)) || ' stands for journals '
      || string_agg(id::text, ', ' order by id) as detail
    from ledger_journal where id > :from
    group by md5(ledger_idem(key, kind, ref_id)) having count(*) > 1 limit 20`,
  balance_drift: `
    with posted as (
      select p.* from (${POSTED}) p
      join ledger_account a on a.id = p.account_id and a.kind = 'payee'
    )
    select a.code || ' holds ' || coalesce(b.amount_minor::text, 'nothing')
      || ' but its postings add up to ' || coalesce(p.amount, 0) as detail
    from ledger_balance b full join posted p using (account_id)
    join ledger_account a on a.id = account_id
    where a.kind <> 'payee' or b.amount_minor is distinct from coalesce(p.amount, 0)
    order by a.code limit 20`,
  rollup_drift: `
    with rolled as (
      select part.account_id, sum(part.amount) as amount from (
        select r.account_id, r.amount_minor as amount from ledger_rollup r
        union all
        select leg.account_id, leg.amount
        from ledger_journal j, unnest(j.accounts, j.amounts) as leg (account_id, amount)
        where j.id > (select rolled_to from ledger_watermark)
      ) part group by part.account_id
    )
    select a.code || ' is rolled up to ' || coalesce(r.amount, 0)
      || ' but its postings add up to ' || coalesce(p.amount, 0) as detail
    from ledger_account a
    left join rolled r on r.account_id = a.id
    left join (${POSTED}) p on p.account_id = a.id
    where a.kind = 'platform' and coalesce(r.amount, 0) <> coalesce(p.amount, 0)
    order by a.code limit 20`,
  hold_below_zero: `
    select a.code || ' holds ' || b.amount_minor as detail
    from ledger_balance b join ledger_account a on a.id = b.account_id
    where split_part(a.code, ':', 3) = 'payout_hold' and b.amount_minor < 0
    order by a.code limit 20`,
}
