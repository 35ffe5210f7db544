import assert from "node:assert/strict"
import { call, signIn, type Actor } from "../../testing/http.mts"
import { bankAccount } from "../payout-fixtures.mts"
import { sql, useShop } from "../shop.mts"
import { operator } from "./flows-back.mts"
import { isTrue, type Flow } from "./flows.mts"
import { insist } from "./persist.mts"

let creator: Actor | undefined
let serial = 0

const post = (who: Actor, path: string, body: unknown) =>
  call(useShop().backendUrl, who, "POST", path, body)

/** A journal that puts money into Mara's wallet, as a release would. */
export async function earn(amount: number, key: string): Promise<void> {
  await sql(`do $$
    declare
      payee text := 'payee:' || (select id from creator where handle = 'mara') || ':available';
      mine int;
      cleared int;
    begin
      perform set_config('session_replication_role', 'replica', true);
      insert into ledger_account (code, currency, kind) values
        (payee, 'usd', 'payee'), ('platform:clearing', 'usd', 'platform')
        on conflict do nothing;
      select id into mine from ledger_account where code = payee and currency = 'usd';
      select id into cleared from ledger_account where code = 'platform:clearing' and currency = 'usd';
      insert into ledger_balance (account_id) values (mine) on conflict do nothing;
      perform set_config('session_replication_role', 'origin', true);
      perform ledger_post_many(array['${key}'], array['release'], array['test'],
        array['${key}'], array['usd'], array[now()], array[2], array[cleared, mine],
        array[-${amount}, ${amount}]::bigint[], '{}'::int[], '{}'::bigint[]);
    end $$`)
}

/** Mara with a bank account that is old enough to be used. */
async function mara(): Promise<Actor> {
  const shop = useShop()
  const { password } = shop.demo.logins.creator
  creator ??= await signIn(
    shop.backendUrl,
    "user",
    shop.demo.logins.creator,
    "creator"
  )
  const [known] = await sql("select 1 from payout_destination limit 1")
  if (!known) {
    await post(creator, "/admin/studio/wallet/confirm", { password })
    const added = await post(
      creator,
      "/admin/studio/wallet/destination",
      bankAccount
    )
    assert.equal(added.status, 200, added.text)
    await sql(
      "update payout_destination set usable_from = now() - interval '1 hour'"
    )
  }
  return creator
}

/** The creator asks for $10 of what is there. */
export const payout: Flow = async () => {
  const who = await mara()
  serial += 1
  const key = `m5-payout-${String(Date.now())}-${String(serial)}`
  await earn(1_000, key)
  return {
    act: () =>
      insist(() =>
        post(who, "/admin/studio/payouts", {
          amount_minor: 1_000,
          idempotency_key: key,
        })
      ),
    whole: () =>
      isTrue(
        `(select count(*) from payout where idempotency_key = $1) = 1
         and (select count(*) from ledger_journal j
           join payout p on p.id = j.ref_id where p.idempotency_key = $1) = 1`,
        [key]
      ),
  }
}

/** An operator approves it and notes that the bank has paid. */
export const paidOut: Flow = async () => {
  const attempt = await payout()
  await attempt.act()
  const [row] = await sql<{ id: string }>(
    "select id from payout order by created_at desc limit 1"
  )
  const who = await operator()
  const id = row?.id ?? ""
  return {
    act: async () => {
      await insist(() => post(who, `/admin/payouts/${id}/approve`, {}))
      await insist(() =>
        post(who, `/admin/payouts/${id}/paid`, { reference: "bank-m5" })
      )
    },
    whole: () =>
      isTrue(
        `exists (select 1 from payout where id = $1 and state = 'paid')
         and (select count(*) from ledger_journal where ref_id = $1) = 2`,
        [id]
      ),
  }
}
