import { withPlatform, type Tx } from "@codex/kernel"
import {
  applyMigrations,
  createTestDatabase,
  type TestDatabase,
} from "@codex/kernel/testing"
import { checkLedger, postJournals, postMany, sealLedger } from "../index"
import { LEDGER_MIGRATIONS } from "./migrations"
import { rollAll } from "./roll-all"

const JOURNALS = 6_000
const [FIRST, ...LATER] = LEDGER_MIGRATIONS
/** The first four bring seals; what is added after them runs on sealed books. */
const WITH_SEALS = 4

let db: TestDatabase

afterEach(() => db.drop())

const within = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const ACCOUNTS = `
  insert into ledger_account (code, currency, kind)
  select code, currency, split_part(code, ':', 1)
  from unnest(array['usd', 'eur']) currency, unnest(
    array['platform:clearing', 'platform:fee', 'platform:processing_fees',
      'platform:tax_payable', 'platform:suspense', 'platform:refund_loss',
      'platform:dispute_loss', 'platform:discounts'] ||
    array(select 'payee:cr_' || n || ':' || bucket from generate_series(1, 40) n,
      unnest(array['pending', 'available', 'payout_hold', 'dispute_hold'])
        bucket)) code`

/* Every kind there is, two to thirty-two legs, keys with and without their
   reference in them, gaps in the ids as a rolled back batch leaves them. */
const JOURNAL = `
  insert into ledger_journal
    (occurred_at, idem, input_hash, kind, ref_type, ref_id, currency, accounts, amounts)
  select timestamptz '2026-01-01' + n * interval '7 minutes',
    case when n % 3 = 0 then 'odd:' || n else kind || ':' || ref || ':' || n end,
    decode(md5(n::text), 'hex'), kind, ref_type, ref, currency, accounts, amounts
  from (
    select n,
      (array['sale', 'release', 'refund', 'dispute', 'fee_correction', 'suspense',
        'payout_request', 'payout_paid', 'payout_released', 'payout_returned',
        'payee_claim'])[n % 11 + 1] as kind,
      case when n % 11 between 6 and 9 then 'payout' else 'purchase' end as ref_type,
      'pur_' || n / 4 as ref,
      (array['usd', 'eur'])[n % 2 + 1] as currency,
      2 + n % 31 as legs
    from generate_series(1, ${JOURNALS}) n
  ) drawn
  cross join lateral (
    select array_agg(a.id order by a.place) || owner.id as accounts,
      array_agg(a.place * (7 + n % 13) order by a.place)
        || -(legs * (legs - 1) / 2) * (7 + n % 13) as amounts
    from (
      select id, row_number() over (order by md5(id::text || n::text)) as place
      from ledger_account l
      where l.currency = drawn.currency and code <> 'platform:suspense'
    ) a, ledger_account owner
    where a.place < legs and owner.code = 'platform:suspense'
      and owner.currency = drawn.currency
    group by owner.id
  ) vector`

/** Sums, balances and every posting, as the books say them. */
async function books() {
  const rows = async (sql: string) =>
    (await db.superuser.raw<{ rows: Record<string, string>[] }>(sql)).rows
  return {
    sums: await rows(
      `select account, currency, sum(amount_minor)::text as sum, count(*)::text
       from codex.ledger_posting group by 1, 2 order by 1, 2`
    ),
    balances: await rows(
      `select a.code, a.currency, b.amount_minor::text from ledger_balance b
       join ledger_account a on a.id = b.account_id where b.amount_minor <> 0
       order by 1, 2`
    ),
    postings: await rows(
      `select count(*)::text, md5(string_agg(row(journal_id, leg, account,
         amount_minor, currency, kind, ref_type, ref_id, occurred_at)::text, ';'
         order by journal_id, leg)) as digest from codex.ledger_posting`
    ),
    byKind: await rows(
      `select kind, count(distinct journal_id)::text from codex.ledger_posting
       group by 1 order by 1`
    ),
  }
}

const problems = async () => (await within((tx) => checkLedger(tx))).problems

describe(`a journal of ${JOURNALS} rows, filled before the later migrations`, () => {
  beforeEach(async () => {
    db = await createTestDatabase(FIRST ? [FIRST] : [])
    await db.owner.raw(ACCOUNTS)
    await db.owner.raw(JOURNAL)
  }, 120_000)

  it("says the same afterwards, to the cent and row by row", async () => {
    const before = await books()
    expect(before.byKind).toHaveLength(11)
    expect(Number(before.postings[0]?.count)).toBeGreaterThan(JOURNALS * 10)
    await applyMigrations(db.owner, LATER)
    expect(await books()).toEqual(before)
    expect(await problems()).toEqual([])
  }, 120_000)

  it("goes on: old keys are known, new ones are posted, and all is sealed", async () => {
    await applyMigrations(db.owner, LATER)
    const { rows } = await db.superuser.raw<{
      rows: { id: string; idem: string; ref_id: string; kind: string }[]
    }>(
      `select j.id::text, ledger_idem(j.key, j.kind, j.ref_id) as idem, j.ref_id,
         j.kind from ledger_journal j where j.id in (33, 34) order by j.id`
    )
    expect(rows.map(({ idem }) => idem)).toEqual([
      "odd:33",
      `${rows[1]?.kind ?? ""}:pur_8:34`,
    ])
    const again = {
      idem: "odd:33",
      kind: rows[0]?.kind ?? "",
      refType: "purchase",
      refId: rows[0]?.ref_id ?? "",
      currency: "usd",
      legs: [
        { account: "platform:clearing", amountMinor: -1n },
        { account: "payee:cr_1:pending", amountMinor: 1n },
      ],
    }
    const answers = await within((tx) => postMany(tx, [again]))
    expect(answers.map(({ code }) => code)).toEqual(["conflict"])
    const fresh = { ...again, idem: "new:1", kind: "sale", refId: "pur_new" }
    const [posted] = await within((tx) => postJournals(tx, [fresh]))
    expect(Number(posted?.id)).toBeGreaterThan(JOURNALS)
    await seal()
    expect(await problems()).toEqual([])
    expect(await sealed()).toEqual([
      { position: "1", journals: `${JOURNALS + 1}` },
    ])
  }, 120_000)
})

async function seal() {
  await rollAll(db)
  await within((tx) => sealLedger(tx, "0 seconds"))
}

const sealed = async () =>
  (
    await db.superuser.raw<{ rows: object[] }>(
      `select position::text, journals::text from ledger_checkpoint order by 1`
    )
  ).rows

/* In SQL: today's code posts through the function that the last one brings. */
const SALES = `
  insert into ledger_journal
    (occurred_at, key, kind, ref_type_id, ref_id, currency, accounts, amounts)
  select now(), ledger_key('sale:' || n, 'sale', n::text), 'sale', t.id, n::text,
    'usd', array[clearing.id, payee.id, fee.id], array[-100 - n, 80 + n, 20]
  from generate_series(0, 2999) n
  join ledger_ref_type t on t.name = 'purchase'
  join ledger_account clearing on clearing.code = 'platform:clearing'
  join ledger_account fee on fee.code = 'platform:fee'
  join ledger_account payee on payee.code = 'payee:cr_' || n % 7 + 1 || ':pending'
  where 'usd' = all (array[clearing.currency, fee.currency, payee.currency])`

describe("books that were sealed before a migration", () => {
  it("are sealed afterwards: rollups, sums and chain are as they were", async () => {
    db = await createTestDatabase(LEDGER_MIGRATIONS.slice(0, WITH_SEALS))
    await db.owner.raw(ACCOUNTS)
    await db.owner.raw("insert into ledger_ref_type (name) values ('purchase')")
    await db.owner.raw(SALES)
    await seal()
    const all = async () => ({
      ...(await books()),
      sealed: await db.superuser.raw<object>(
        `select position, hash, digest, sums from ledger_checkpoint order by 1`
      ),
      rolled: await db.superuser.raw<object>(
        `select account_id, amount_minor from ledger_rollup order by 1`
      ),
    })
    const before = await all()
    await applyMigrations(db.owner, LEDGER_MIGRATIONS.slice(WITH_SEALS))
    const after = await all()
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))
    expect(await problems()).toEqual([])
  }, 120_000)
})
