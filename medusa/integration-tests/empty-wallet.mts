import { sql } from "./shop.mts"

/**
 * A journal that takes everything out of a wallet, as payouts would: those wait
 * for days, and no test does.
 */
export async function emptyWallet(payee: string): Promise<void> {
  const rows = await sql<{ id: string; currency: string; amount: string }>(
    `select a.id::text as id, a.currency, b.amount_minor::text as amount
     from ledger_account a join ledger_balance b on b.account_id = a.id
     where a.code like 'payee:' || $1 || ':%' and b.amount_minor <> 0`,
    [payee]
  )
  for (const { id, currency, amount } of rows) {
    const key = `emptied-${id}`
    await sql(
      `select ledger_post_many(array[$1::text], array['payout_paid'],
         array['test'], array[$1::text], array[$2::text], array[now()], array[2],
         array[(select id::int from ledger_account
           where code = 'platform:clearing' and currency = $2), $3::int],
         array[$4::bigint, -$4::bigint], '{}'::int[], '{}'::bigint[])`,
      [key, currency, id, amount]
    )
  }
}
