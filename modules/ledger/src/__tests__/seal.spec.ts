import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  checkLedger,
  getBalances,
  postJournals,
  rollUp,
  sealLedger,
  trialBalance,
  type JournalInput,
} from "../index"
import { LEDGER_MIGRATIONS } from "./migrations"
import { rollAll } from "./roll-all"

let db: TestDatabase

beforeEach(async () => {
  db = await createTestDatabase(LEDGER_MIGRATIONS)
})
afterEach(() => db.drop())

const within = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

const sale = (idem: string, amount = 100n, payee = "cr_1"): JournalInput => ({
  idem,
  kind: "sale",
  refType: "purchase",
  refId: idem,
  currency: "usd",
  legs: [
    { account: "platform:clearing", amountMinor: -amount },
    { account: `payee:${payee}:pending`, amountMinor: amount },
  ],
})

const post = (...inputs: JournalInput[]) =>
  within((tx) => postJournals(tx, inputs))

const clearing = async () =>
  (await within((tx) => getBalances(tx, "platform:clearing")))[0]?.amountMinor

const rolled = async () => {
  const { rows } = await db.superuser.raw(
    `select coalesce(sum(amount_minor), 0)::text as sum from ledger_rollup`
  )
  return rows[0].sum as string
}

async function sealed(...inputs: JournalInput[]) {
  await post(...inputs)
  await rollAll(db)
  return within((tx) => sealLedger(tx, "0 seconds"))
}

const problems = async () => (await within(checkLedger)).problems

/** Bypasses every guard, as somebody with the keys of the house would. */
const tamper = (sql: string) =>
  db.superuser.raw(`set session_replication_role = replica; ${sql};
    set session_replication_role = default`)

describe("L8: a rollup is the sum of its postings", () => {
  it("reads the same before, between and after rolling up", async () => {
    await post(sale("a"), sale("b"))
    expect(await clearing()).toBe(-200n)
    await rollAll(db)
    expect(await rolled()).toBe("-200")
    expect(await clearing()).toBe(-200n)
    await post(sale("c"))
    expect(await clearing()).toBe(-300n)
    await rollAll(db)
    expect(await rolled()).toBe("-300")
    expect((await within(trialBalance)).balanced).toBe(true)
    expect(await problems()).toEqual([])
  })

  it("does not pass a journal that has its id but is not committed", async () => {
    await post(sale("one"), sale("two", 100n, "cr_2"))
    await rollAll(db)
    const slow = await db.pg.transaction()
    await postJournals(slow, [sale("slow", 7n, "cr_2")])
    await post(sale("fast"))
    for (let turn = 0; turn < 20; turn++) {
      await within(rollUp)
    }
    expect(await rolled()).toBe("-200")
    await slow.commit()
    expect(await clearing()).toBe(-307n)
    await rollAll(db)
    expect(await rolled()).toBe("-307")
    expect(await problems()).toEqual([])
  })

  it("stays right while writers and rollers run together", async () => {
    const work = Array.from({ length: 60 }, (_, at) => async () => {
      await post(sale(`p${String(at)}`, BigInt(at + 1)))
      await within(rollUp)
      if (at % 10 === 0) {
        await within((tx) => sealLedger(tx, "0 seconds"))
      }
    })
    await Promise.all(work.map((each) => each()))
    await rollAll(db)
    expect(await rolled()).toBe("-1830")
    expect(await problems()).toEqual([])
  })

  it("names a rollup that was changed by hand", async () => {
    await sealed(sale("a"))
    await tamper("update ledger_rollup set amount_minor = amount_minor + 1")
    expect((await problems()).map((each) => each.code)).toEqual([
      "rollup_drift",
    ])
  })
})

describe("L9: what is sealed stays as it was", () => {
  it("seals once per hour, and only what is new", async () => {
    expect(await sealed(sale("a"))).toBe("1")
    expect(await sealed()).toBeNull()
    await post(sale("b"))
    await rollAll(db)
    expect(await within((tx) => sealLedger(tx))).toBeNull()
    expect(await within((tx) => sealLedger(tx, "0 seconds"))).toBe("2")
  })

  it.each([
    [
      "a reference",
      "update ledger_journal set ref_id = 'x' where id = 2",
      "journal 2 is not what was sealed by checkpoint 1",
    ],
    [
      "the time",
      "update ledger_journal set occurred_at = occurred_at - interval '1 day' where id = 3",
      "journal 3 is not what was sealed by checkpoint 1",
    ],
    [
      "a journal left out",
      "delete from ledger_journal where id = 2",
      "a journal before 3 is missing, sealed by checkpoint 1",
    ],
    [
      "the last of them left out",
      "delete from ledger_journal where id = 4",
      "a journal after 3 is missing, sealed by checkpoint 1",
    ],
  ])("names the first journal after %s was changed", async (_, sql, detail) => {
    await sealed(sale("a"), sale("b"), sale("c"), sale("d"))
    await sealed(sale("e"))
    await tamper(sql)
    expect(await problems()).toContainEqual({
      code: "checkpoint_journal_changed",
      detail,
    })
  })

  it("finds amounts moved between two balanced journals, which no sum shows", async () => {
    await sealed(sale("a", 5n), sale("b", 6n))
    await tamper(`
      update ledger_journal set amounts = '{-6,6}' where key = 'a';
      update ledger_journal set amounts = '{-5,5}' where key = 'b'`)
    expect(await problems()).toEqual([
      {
        code: "checkpoint_journal_changed",
        detail: "journal 1 is not what was sealed by checkpoint 1",
      },
    ])
  })

  it("names the first checkpoint that was rewritten, with all its sums in place", async () => {
    await sealed(sale("a"))
    await sealed(sale("b"))
    await sealed(sale("c"))
    await tamper(`
      update ledger_checkpoint set digest = sha256('x') where position = 2;
      update ledger_checkpoint c set hash = ledger_checkpoint_hash(c) where position = 2`)
    expect(await problems()).toContainEqual({
      code: "checkpoint_chain_broken",
      detail: "checkpoint 3",
    })
  })

  it("refuses to change or delete a checkpoint", async () => {
    await sealed(sale("a"))
    for (const sql of [
      "update ledger_checkpoint set journals = 2",
      "delete from ledger_checkpoint",
      "truncate ledger_checkpoint",
    ]) {
      await expect(db.owner.raw(sql)).rejects.toThrow(/append-only/)
    }
  })

  it("checks the tail alone when told to trust what is sealed", async () => {
    await sealed(sale("a"))
    await post(sale("b"))
    const trusting = () => within((tx) => checkLedger(tx, { sealed: "trust" }))
    expect(await trusting()).toEqual({ ok: true, journals: 2, problems: [] })
    await tamper("update ledger_balance set amount_minor = amount_minor + 1")
    expect((await trusting()).problems.map((each) => each.code)).toEqual([
      "balance_drift",
    ])
  })
})

describe("the check names what slipped past a guard", () => {
  it("a key that stands for two journals", async () => {
    await post(sale("a"))
    await tamper(`drop index ledger_journal_idem_unique;
      insert into ledger_journal (key, kind, ref_type_id, ref_id, currency, accounts, amounts)
      select key, kind, ref_type_id, ref_id, currency, accounts, amounts from ledger_journal;
      update ledger_balance set amount_minor = 200`)
    expect(await problems()).toEqual([
      { code: "journal_key_doubled", detail: "key a stands for journals 1, 2" },
    ])
  })

  it("a hold below zero", async () => {
    const [hold, available] = ["payout_hold", "available"].map(
      (bucket) => `payee:cr_1:${bucket}`
    )
    await post({
      ...sale("x"),
      legs: [
        { account: hold!, amountMinor: -5n },
        { account: available!, amountMinor: 5n },
      ],
    })
    expect(await problems()).toEqual([
      { code: "hold_below_zero", detail: `${hold} holds -5` },
    ])
  })
})
