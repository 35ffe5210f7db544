import { withPlatform } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import fc from "fast-check"
import { admit, before, needs } from "../domain/admission"
import {
  checkLedger,
  createLedgerWriter,
  getBalances,
  postJournals,
  postMany,
  type JournalInput,
} from "../index"
import { LEDGER_MIGRATIONS } from "./migrations"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(LEDGER_MIGRATIONS)
  await db.superuser.raw(`create table note (id text primary key);
    grant select, insert on note to public`)
})
afterAll(() => db.drop())

let counter = 0
const fresh = (name: string) => `${name}_${String(++counter)}`

/** `amount` for the payee, mirrored on clearing; no less than `floor` left. */
function move(
  idem: string,
  payee: string,
  amount: bigint,
  floor?: bigint
): JournalInput {
  const account = `payee:${payee}:available`
  return {
    idem,
    kind: "move",
    refType: "test",
    refId: idem,
    currency: "usd",
    legs: [
      { account, amountMinor: amount },
      { account: "platform:clearing", amountMinor: -amount },
    ],
    ...(floor === undefined ? {} : { floors: [{ account, minMinor: floor }] }),
  }
}

const post = (inputs: JournalInput[]) =>
  withPlatform(db.pg, "test", (tx) => postMany(tx, inputs))

const available = async (payee: string) => {
  const rows = await withPlatform(db.pg, "test", (tx) =>
    getBalances(tx, `payee:${payee}`)
  )
  return rows[0]?.amountMinor ?? 0n
}

const codes = async (inputs: JournalInput[]) =>
  (await post(inputs)).map((each) => each.code)

describe("L7: a floor holds", () => {
  const step = fc.record({
    payee: fc.nat(2),
    amount: fc.bigInt({ min: -300n, max: 300n }).filter((n) => n !== 0n),
    floor: fc.option(fc.bigInt({ min: -50n, max: 50n }), { nil: undefined }),
    repeat: fc.boolean(),
  })

  it("decides as the model does, one after the other, replays included", async () => {
    const batches = fc.array(fc.array(step, { maxLength: 10 }), {
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(batches, async (history) => {
        const run = fresh("f")
        const model = new Map<string, bigint>()
        const seen: JournalInput[] = []
        const posted = new Set<string>()
        for (const steps of history) {
          const inputs = steps.map(({ payee, amount, floor, repeat }) => {
            const again = repeat ? seen[seen.length - 1] : undefined
            const made = move(
              fresh(run),
              `${run}_${String(payee)}`,
              amount,
              floor
            )
            seen.push(again ?? made)
            return again ?? made
          })
          const results = await post(inputs)
          const firsts = inputs.filter(
            (each, at) => inputs.indexOf(each) === at
          )
          const expected = new Map(
            firsts
              .filter((each) => !posted.has(each.idem))
              .map((each) => [each.idem, apply(model, each)])
          )
          for (const { idem, code } of results) {
            const holds = expected.get(idem) ?? true
            expect(code === "insufficient").toBe(!holds)
          }
          results
            .filter((each) => each.id !== null)
            .forEach((each) => posted.add(each.idem))
        }
        for (const [payee, amount] of model) {
          expect(await available(payee)).toBe(amount)
        }
      }),
      { numRuns: 60 }
    )
    const check = await withPlatform(db.pg, "test", checkLedger)
    expect(check.problems).toEqual([])
  })

  /** The oracle: what a careful bookkeeper would do with one journal. */
  function apply(model: Map<string, bigint>, journal: JournalInput): boolean {
    const [leg] = journal.legs
    const payee = leg!.account.split(":")[1]!
    const now = (model.get(payee) ?? 0n) + leg!.amountMinor
    const least = journal.floors?.[0]?.minMinor
    if (least !== undefined && now < least) {
      return false
    }
    model.set(payee, now)
    return true
  }

  it("lets exactly as many of 50 parallel debits through as the money allows", async () => {
    const payee = fresh("cr")
    await post([move(fresh("m"), payee, 1_000n)])
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        post([move(fresh("m"), payee, -300n, 0n)])
      )
    )
    const all = results.flat().map((each) => each.code)
    expect(all.filter((code) => code === "posted")).toHaveLength(3)
    expect(all.filter((code) => code === "insufficient")).toHaveLength(47)
    expect(await available(payee)).toBe(100n)
  })

  it("tells each journal of a batch its own fate", async () => {
    const payee = fresh("cr")
    const first = move(fresh("m"), payee, 500n)
    await post([first])
    const other = { ...first, kind: "other" }
    const small = move(fresh("m"), payee, -100n, 0n)
    expect(
      await codes([
        first,
        other,
        move(fresh("m"), payee, -900n, 0n),
        small,
        small,
        move(fresh("m"), payee, -400n, 0n),
        move(fresh("m"), payee, -1n, 0n),
      ])
    ).toEqual([
      "replayed",
      "conflict",
      "insufficient",
      "posted",
      "replayed",
      "posted",
      "insufficient",
    ])
    expect(await available(payee)).toBe(0n)
  })

  it("refuses the whole of postJournals and writes none of it", async () => {
    const payee = fresh("cr")
    const bad = move(fresh("m"), payee, -1n, 0n)
    await expect(
      withPlatform(db.pg, "test", (tx) =>
        postJournals(tx, [move(fresh("m"), payee, -5n), bad])
      )
    ).rejects.toMatchObject({ failure: "insufficient_funds" })
    expect(await available(payee)).toBe(0n)
  })

  it("refuses a floor on an account without a running balance", async () => {
    const input = move(fresh("m"), fresh("cr"), 5n)
    const floors = [{ account: "platform:clearing", minMinor: 0n }]
    await expect(post([{ ...input, floors }])).rejects.toMatchObject({
      failure: "journal_floor_invalid",
    })
  })

  it("never calls safe what the exact decision refuses", () => {
    fc.assert(
      fc.property(
        fc.array(step),
        fc.array(fc.bigInt({ min: -100n, max: 500n }), {
          minLength: 3,
          maxLength: 3,
        }),
        (steps, amounts) => {
          const batch = steps.map(({ payee, amount, floor }, at) =>
            move(String(at), String(payee), amount, floor)
          )
          const balances = new Map(
            amounts.map((amount, at) => [
              `usd payee:${String(at)}:available`,
              amount,
            ])
          )
          const after = new Map(balances)
          for (const { currency, legs } of batch) {
            const key = `${currency} ${legs[0]!.account}`
            after.set(key, (after.get(key) ?? 0n) + legs[0]!.amountMinor)
          }
          expect(before(batch, after)).toEqual(balances)
          const safe = [...needs(batch)].every(
            ([key, least]) => (after.get(key) ?? 0n) >= least
          )
          return !safe || admit(batch, balances).every(Boolean)
        }
      )
    )
  })
})

describe("the group-commit writer", () => {
  const writer = () =>
    createLedgerWriter<string>(db.pg, {
      alongside: (rows) => ({
        sql: `insert into note (id) select n.id
          from unnest(?::text[], ?::text[]) as n (idem, id)
          join posted on posted.idem = n.idem`,
        bindings: [
          rows.map(({ idem }) => idem),
          rows.map(({ extra }) => extra),
        ],
      }),
    })

  it("writes what comes together as few transactions, with its rows", async () => {
    const payee = fresh("cr")
    const inputs = Array.from({ length: 300 }, () =>
      move(fresh("w"), payee, 1n)
    )
    const before = await commits()
    const { write } = writer()
    const results = await Promise.all(
      inputs.map((input) => write(input, `note ${input.idem}`))
    )
    expect(results.every((each) => each.code === "posted")).toBe(true)
    expect(await available(payee)).toBe(300n)
    expect((await commits()) - before).toBeLessThan(12)
    const notes = await db.superuser("note").count<{ count: string }[]>("*")
    expect(Number(notes[0]?.count)).toBeGreaterThanOrEqual(300)
  })

  const commits = async () => {
    const { rows } = await db.superuser.raw(
      "select count(distinct xmin::text) from ledger_journal"
    )
    return Number(rows[0].count)
  }

  it("does not let one bad row sink the batch", async () => {
    const payee = fresh("cr")
    const { write } = writer()
    await write(move(fresh("w"), payee, 1n), `taken ${payee}`)
    const results = await Promise.allSettled([
      write(move(fresh("w"), payee, 1n), `a ${payee}`),
      write(move(fresh("w"), payee, 1n), `taken ${payee}`),
      write(move(fresh("w"), payee, 1n), `b ${payee}`),
    ])
    expect(results.map((each) => each.status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
    ])
    expect(await available(payee)).toBe(3n)
  })

  it("brings the rows of a replayed journal once", async () => {
    const input = move(fresh("w"), fresh("cr"), 1n)
    const { write } = writer()
    const again = await Promise.all(
      Array.from({ length: 20 }, () => write(input, `once ${input.idem}`))
    )
    expect(again.filter((each) => each.code === "posted")).toHaveLength(1)
    expect(again.filter((each) => each.code === "replayed")).toHaveLength(19)
  })

  it("works in two processes at once over the same accounts", async () => {
    const payees = Array.from({ length: 6 }, () => fresh("cr"))
    const inputs = Array.from({ length: 400 }, (_, at) =>
      move(fresh("w"), payees[at % 6]!, at % 3 === 0 ? -2n : 2n, -50n)
    )
    const [one, two] = [createLedgerWriter(db.pg), createLedgerWriter(db.pg)]
    const results = await Promise.all([
      ...inputs.map((input) => one.write(input)),
      ...[...inputs].reverse().map((input) => two.write(input)),
    ])
    const posted = results.filter((each) => each.code === "posted")
    expect(new Set(posted.map((each) => each.idem)).size).toBe(posted.length)
    const check = await withPlatform(db.pg, "test", checkLedger)
    expect(check.problems).toEqual([])
  })
})
