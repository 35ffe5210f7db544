import { withPlatform, type Pg } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import fc from "fast-check"
import {
  checkLedger,
  getBalances,
  listPostings,
  postJournal,
  postJournals,
  trialBalance,
  type JournalInput,
} from "../index"
import { LEDGER_MIGRATIONS } from "./migrations"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(LEDGER_MIGRATIONS)
})
afterAll(() => db.drop())

let counter = 0
const fresh = (name: string) => `${name}_${String(++counter)}`

function sale(idem: string, payee: string, price: bigint): JournalInput {
  const fee = price / 5n
  return {
    idem,
    kind: "sale",
    refType: "purchase",
    refId: idem,
    currency: "usd",
    legs: [
      { account: "platform:clearing", amountMinor: -price },
      { account: "platform:fee", amountMinor: fee },
      { account: `payee:${payee}:pending`, amountMinor: price - fee },
    ],
  }
}

const post = (input: JournalInput, pg: Pg = db.pg) =>
  withPlatform(pg, "test", (tx) => postJournal(tx, input))

const balance = async (payee: string) => {
  const rows = await withPlatform(db.pg, "test", (tx) =>
    getBalances(tx, `payee:${payee}`)
  )
  return rows.find((row) => row.account.endsWith(":pending"))?.amountMinor
}

const expectSound = async () => {
  const check = await withPlatform(db.pg, "test", checkLedger)
  expect(check.problems).toEqual([])
}

const raw = (accounts: string, amounts: string) =>
  db.owner.raw(
    `insert into ledger_journal
       (key, kind, ref_type_id, ref_id, currency, accounts, amounts)
     values (?, 'x', 1, 'x', 'usd', ${accounts}, ${amounts})`,
    [fresh("raw")]
  )

describe("L1: a journal is balanced, whoever writes it", () => {
  it.each([
    ["a sum that is not zero", "array[1,2]", "array[5,-4]"],
    ["different lengths", "array[1,2,3]", "array[5,-5]"],
    ["one leg", "array[1]", "array[0]"],
    ["a zero leg", "array[1,2,3]", "array[5,-5,0]"],
    ["a NULL amount", "array[1,2,3]", "array[5,-5,null]"],
    ["a NULL account", "array[1,null]", "array[5,-5]"],
    ["NULL amounts", "array[1,2]", "null"],
    ["NULL accounts", "null", "array[5,-5]"],
    ["no legs", "'{}'", "'{}'"],
    ["two dimensions", "array[[1,2]]", "array[[5,-5]]"],
    [
      "33 legs",
      "array_fill(1, array[33])",
      "array_fill(1, array[32]) || array[-32]",
    ],
  ])("refuses %s in SQL", async (_, accounts, amounts) => {
    await post(sale(fresh("l1"), "cr_l1", 500n))
    await expect(raw(accounts, amounts)).rejects.toThrow(
      /ledger_journal_balanced_vector|violates not-null|multidimensional/
    )
  })

  it("refuses an unbalanced journal by name before SQL sees it", async () => {
    const input = sale(fresh("l1"), "cr_l1", 500n)
    const legs = [...input.legs, { account: "platform:fee", amountMinor: 1n }]
    await expect(post({ ...input, legs })).rejects.toMatchObject({
      failure: "journal_unbalanced",
    })
  })
})

describe("L2: a journal never changes", () => {
  it.each([
    ["update ledger_journal set kind = 'x'"],
    ["delete from ledger_journal"],
    ["truncate ledger_journal"],
    ["update ledger_account set code = 'platform:x'"],
  ])("refuses `%s` to the owner and to the application", async (sql) => {
    await post(sale(fresh("l2"), "cr_l2", 500n))
    await expect(db.owner.raw(sql)).rejects.toThrow(/append-only|foreign key/)
    await expect(db.pg.raw(sql)).rejects.toThrow(
      /append-only|permission denied|must be owner/
    )
  })
})

describe("L3: one journal, one currency", () => {
  it("refuses a journal on an account of another currency", async () => {
    await post(sale(fresh("l3"), "cr_l3", 500n))
    await post({ ...sale(fresh("l3"), "cr_l3", 500n), currency: "eur" })
    const ids = await db
      .owner("ledger_account")
      .whereIn("currency", ["usd", "eur"])
      .andWhere("code", "platform:fee")
      .pluck("id")
    await expect(raw(`array[${ids.join(",")}]`, "array[5,-5]")).rejects.toThrow(
      /another currency/
    )
  })

  it("refuses a journal on an account that does not exist", async () => {
    await expect(raw("array[1,999999]", "array[5,-5]")).rejects.toThrow(
      /missing/
    )
  })

  it("keeps one account per code and currency", async () => {
    const rows = await withPlatform(db.pg, "test", (tx) =>
      getBalances(tx, "payee:cr_l3")
    )
    expect(rows.map((row) => [row.currency, row.amountMinor])).toEqual([
      ["eur", 400n],
      ["usd", 400n],
    ])
  })
})

describe("L4: a balance is the sum of its postings", () => {
  it.each([
    ["update ledger_balance set amount_minor = amount_minor + 1"],
    ["delete from ledger_balance"],
    ["truncate ledger_balance"],
  ])("refuses `%s` by hand", async (sql) => {
    await post(sale(fresh("l4"), "cr_l4", 500n))
    await expect(db.owner.raw(sql)).rejects.toThrow(/only with a journal/)
  })

  it("holds through random batches, replays included", async () => {
    const entry = fc.record({
      key: fc.nat(40),
      payee: fc.constantFrom("cr_a", "cr_b", "org_c"),
      price: fc.bigInt({ min: 10n, max: 99_999n }),
    })
    const batches = fc.array(fc.array(entry, { maxLength: 12 }), {
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(batches, async (histories) => {
        const run = fresh("h")
        const model = new Map<string, bigint>()
        const prices = new Map<number, { payee: string; price: bigint }>()
        for (const batch of histories) {
          const inputs = batch.map(({ key, payee, price }) => {
            const first = prices.get(key) ?? { payee, price }
            if (!prices.has(key)) {
              prices.set(key, first)
              const share = first.price - first.price / 5n
              const id = `${first.payee}_${run}`
              model.set(id, (model.get(id) ?? 0n) + share)
            }
            const idem = `${run}:${String(key)}`
            return sale(idem, `${first.payee}_${run}`, first.price)
          })
          await withPlatform(db.pg, "test", (tx) => postJournals(tx, inputs))
        }
        for (const [payee, amount] of model) {
          expect(await balance(payee)).toBe(amount)
        }
      }),
      { numRuns: 40 }
    )
    await expectSound()
  })

  it("holds under parallel batches over the same accounts", async () => {
    const run = fresh("p")
    const payees = ["a", "b", "c", "d"].map((name) => `cr_${name}_${run}`)
    const batches = Array.from({ length: 24 }, (_, b) =>
      Array.from({ length: 20 }, (_, i) =>
        sale(
          `${run}:${String((b * 7 + i) % 100)}`,
          payees[((b * 7 + i) % 100) % 4] ?? "",
          100n + BigInt((b * 7 + i) % 100)
        )
      )
    )
    const shuffled = batches.map((batch, b) =>
      b % 2 === 0 ? batch : [...batch].reverse()
    )
    const results = await Promise.all(
      shuffled.map((batch) =>
        withPlatform(db.pg, "test", (tx) => postJournals(tx, batch))
      )
    )
    const written = results.flat().filter((posted) => !posted.replayed)
    expect(new Set(written.map((posted) => posted.idem)).size).toBe(
      written.length
    )
    await expectSound()
  })
})

describe("L5: one key, one journal", () => {
  it("posts once under 50 parallel calls", async () => {
    const input = sale(fresh("l5"), "cr_l5_parallel", 1_000n)
    const results = await Promise.all(
      Array.from({ length: 50 }, () => post(input))
    )
    expect(new Set(results.map((posted) => posted.id)).size).toBe(1)
    expect(results.filter((posted) => !posted.replayed)).toHaveLength(1)
    expect(await balance("cr_l5_parallel")).toBe(800n)
  })

  it("refuses another input under a known key and changes nothing", async () => {
    const input = sale(fresh("l5"), "cr_l5", 1_000n)
    await post(input)
    const other = sale(input.idem, "cr_l5", 2_000n)
    await expect(post(other)).rejects.toMatchObject({
      failure: "idempotency_conflict",
    })
    expect(await balance("cr_l5")).toBe(800n)
  })

  it("refuses two inputs under one key within a batch, and writes none", async () => {
    const key = fresh("l5")
    const batch = [sale(key, "cr_l5_batch", 10n), sale(key, "cr_l5_batch", 20n)]
    await expect(
      withPlatform(db.pg, "test", (tx) => postJournals(tx, batch))
    ).rejects.toMatchObject({ failure: "idempotency_conflict" })
    expect(await balance("cr_l5_batch")).toBeUndefined()
  })

  it("leaves nothing of a transaction that rolls back", async () => {
    const input = sale(fresh("l5"), "cr_l5_rollback", 1_000n)
    await expect(
      withPlatform(db.pg, "test", async (tx) => {
        await postJournal(tx, input)
        throw new Error("crash before commit")
      })
    ).rejects.toThrow("crash before commit")
    expect(await balance("cr_l5_rollback")).toBeUndefined()
    expect((await post(input)).replayed).toBe(false)
  })
})

describe("L6: the check finds what got past the guards", () => {
  it("names a tampered amount, its journal and the drift it causes", async () => {
    const own = await createTestDatabase(LEDGER_MIGRATIONS)
    try {
      await post(sale("t1", "cr_t", 1_000n), own.pg)
      const found = () => withPlatform(own.pg, "test", checkLedger)
      expect((await found()).ok).toBe(true)
      await own.superuser.raw(
        `alter table ledger_journal drop constraint ledger_journal_balanced_vector;
         alter table ledger_journal disable trigger all;
         update ledger_journal set amounts[3] = 801 where key = 't1'`
      )
      const { ok, problems } = await found()
      expect(ok).toBe(false)
      expect(problems.map((problem) => problem.code)).toEqual([
        "currency_sum_not_zero",
        "journal_not_balanced",
        "balance_drift",
      ])
      expect(problems[1]?.detail).toContain("t1")
    } finally {
      await own.drop()
    }
  })
})

describe("reading", () => {
  it("matches account codes by whole segments", async () => {
    const a = fresh("cr")
    await post(sale(fresh("r"), a, 100n))
    await post(sale(fresh("r"), `${a}0`, 200n))
    expect(await balance(a)).toBe(80n)
  })

  it("pages postings from the newest journal on, without gaps", async () => {
    const payee = fresh("cr_page")
    for (let i = 1; i <= 5; i++) {
      await post(sale(fresh("pg"), payee, BigInt(i * 100)))
    }
    const amounts: bigint[] = []
    let before: string | null = null
    do {
      const page = await withPlatform(db.pg, "test", (tx) =>
        listPostings(tx, { accountPrefix: `payee:${payee}`, limit: 2, before })
      )
      amounts.push(...page.postings.map((posting) => posting.amountMinor))
      before = page.next
    } while (before)
    expect(amounts).toEqual([400n, 320n, 240n, 160n, 80n])
  })

  it("balances the whole ledger, platform accounts included", async () => {
    const trial = await withPlatform(db.pg, "test", trialBalance)
    expect(trial.balanced).toBe(true)
    const platform = await withPlatform(db.pg, "test", (tx) =>
      getBalances(tx, "platform")
    )
    const summed = trial.accounts.filter((row) => row.kind === "platform")
    expect(platform).toEqual(summed)
  })
})
