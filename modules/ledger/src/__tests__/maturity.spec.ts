import { withPlatform, type Tx } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  listDueAmounts,
  oldestWaiting,
  postJournals,
  refsWithKind,
  sumPostings,
  type DueSpan,
  type JournalInput,
} from "../index"
import { LEDGER_MIGRATIONS } from "./migrations"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(LEDGER_MIGRATIONS)
  await platform((tx) =>
    postJournals(tx, [
      journal("sale", "p1", 1, 800n),
      journal("sale", "p2", 5, 400n),
      journal("refund", "p2", 6, -100n),
      journal("sale", "p3", 9, 50n),
      journal("sale", "p0", 0, 10n),
      journal("release", "p0", 8, -10n),
    ])
  )
})
afterAll(() => db.drop())

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))
const platform = <T>(fn: (tx: Tx) => Promise<T>) =>
  withPlatform(db.pg, "test", fn)

/** `amount` on cr_1's pending account, mirrored on clearing. */
const journal = (
  kind: string,
  refId: string,
  n: number,
  amount: bigint
): JournalInput => ({
  idem: `${kind}:${refId}`,
  kind,
  refType: "purchase",
  refId,
  currency: "usd",
  occurredAt: day(n),
  legs: [
    { account: "payee:cr_1:pending", amountMinor: amount },
    { account: "platform:clearing", amountMinor: -amount },
  ],
})

const aging = { kind: "sale", doneKind: "release" }

describe("aging of credits", () => {
  const dueIn = (spans: readonly DueSpan[], limit = 10) =>
    platform((tx) =>
      listDueAmounts(tx, { ...aging, bucket: "pending", spans, limit })
    )

  const due = (by: Date) => dueIn([{ since: null, before: null, by }])

  it("lists what came of age, net of what was taken back meanwhile", async () => {
    const rows = await due(day(5))
    expect(rows.map((row) => [row.refId, row.amountMinor])).toEqual([
      ["p1", 800n],
      ["p2", 300n],
    ])
    expect(rows[0]).toMatchObject({
      refType: "purchase",
      currency: "usd",
      account: "payee:cr_1:pending",
    })
  })

  it("leaves out what is too young, and what is done", async () => {
    expect((await due(day(4))).map((row) => row.refId)).toEqual(["p1"])
    expect(await due(day(0))).toEqual([])
  })

  it("lets each span have an age of its own", async () => {
    const spans = [
      { since: null, before: day(5), by: day(0) },
      { since: day(5), before: day(9), by: day(9) },
      { since: day(9), before: null, by: day(8) },
    ]
    expect((await dueIn(spans)).map((row) => row.refId)).toEqual(["p2"])
  })

  it("names the oldest credit that still waits", async () => {
    const ask = (account: string) =>
      platform((tx) => oldestWaiting(tx, { ...aging, account }))
    expect(await ask("payee:cr_1:pending")).toEqual({
      occurredAt: day(1),
      amountMinor: 800n,
    })
    expect(await ask("payee:cr_2:pending")).toBeNull()
  })

  it("says which references have a journal of a kind", async () => {
    const refIds = ["p0", "p1", "p9"]
    const found = await platform((tx) =>
      refsWithKind(tx, { kind: "release", refType: "purchase", refIds })
    )
    expect([...found]).toEqual(["p0"])
  })

  it("sums one kind on one account", async () => {
    const sum = (kind: string) =>
      platform((tx) =>
        sumPostings(tx, {
          account: "payee:cr_1:pending",
          kind,
          currency: "usd",
        })
      )
    expect(await sum("sale")).toBe(1_260n)
    expect(await sum("refund")).toBe(-100n)
    expect(await sum("payout_paid")).toBe(0n)
  })
})
