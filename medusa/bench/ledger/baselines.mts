import type { Pg } from "@codex/kernel"
import { randomInt } from "node:crypto"
import type { BenchDatabase } from "../lib/database.mts"
import { ulid } from "../lib/ulid.mts"

type Tables = Pick<BenchDatabase, "pg" | "owner">

/** What a person would write who wants the fact kept and nothing else. */
export async function plainInsert({ pg, owner }: Tables) {
  await owner.raw(`create table bench_plain (
    idem text primary key, kind text not null, ref_type text not null,
    ref_id text not null, currency text not null, payee text not null,
    amount bigint not null, at timestamptz not null default now())`)
  return async () => {
    const id = `pur_${ulid()}`
    await pg.raw(
      `insert into bench_plain (idem, kind, ref_type, ref_id, currency, payee, amount)
       values (?, ?, ?, ?, ?, ?, ?)`,
      [`sale:${id}`, "sale", "purchase", id, "usd", payee(), 5_000]
    )
  }
}

const PAYEES = 2_000
const payee = () => `cr_${String(randomInt(PAYEES)).padStart(26, "0")}`

const NAIVE = [
  `create table naive_account (code text primary key, balance bigint not null)`,
  `create table naive_transaction (id bigint generated always as identity primary key,
    idem text not null unique, kind text not null, ref_id text not null,
    at timestamptz not null default now())`,
  `create table naive_entry (id bigint generated always as identity primary key,
    transaction_id bigint not null references naive_transaction (id),
    account text not null references naive_account (code), amount bigint not null)`,
  `create index naive_entry_account on naive_entry (account, transaction_id)`,
  `insert into naive_account values ('clearing', 0), ('fee', 0)`,
  `insert into naive_account select 'cr_' || lpad(n::text, 26, '0'), 0
   from generate_series(0, ${PAYEES - 1}) as n`,
]

/** Lock the rows, look, write, add up: the ledger of the text-books. */
export async function naiveForUpdate({ pg, owner }: Tables) {
  for (const sql of NAIVE) {
    await owner.raw(sql)
  }
  return (at: number) => pg.transaction((tx) => naivePost(tx, at % 4 === 0))
}

async function naivePost(tx: Pg, isDebit: boolean) {
  const who = payee()
  const legs: [string, number][] = isDebit
    ? [
        [who, -1_000],
        ["clearing", 990],
        ["fee", 10],
      ]
    : [
        [who, 4_250],
        ["clearing", -5_000],
        ["fee", 750],
      ]
  const { rows } = await tx.raw<{ rows: { code: string; balance: string }[] }>(
    "select code, balance from naive_account where code = any (?) order by code for update",
    [legs.map(([code]) => code)]
  )
  const balance = Number(rows.find(({ code }) => code === who)?.balance ?? 0)
  if (isDebit && balance < 1_000) {
    return
  }
  const id = `pur_${ulid()}`
  const made = await tx.raw<{ rows: { id: string }[] }>(
    "insert into naive_transaction (idem, kind, ref_id) values (?, 'sale', ?) returning id",
    [`sale:${id}`, id]
  )
  for (const [code, amount] of legs) {
    await tx.raw(
      "insert into naive_entry (transaction_id, account, amount) values (?, ?, ?)",
      [made.rows[0]?.id ?? "", code, amount]
    )
    await tx.raw(
      "update naive_account set balance = balance + ? where code = ?",
      [amount, code]
    )
  }
}
