import { withTenant } from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { sellerDays } from "@codex/insights"
import fc from "fast-check"
import { drainSales, pullSales } from "../pull/pull-sales"
import { rebuildRollups } from "../pull/rebuild"
import { change, known, openSales, pullAll, sell, truth, within } from "./sales"

let db: TestDatabase

beforeAll(async () => {
  db = await openSales()
})
afterAll(() => db.drop())

const DAYS = ["2026-03-01", "2026-03-02", "2026-03-31"]

const which = fc.nat({ max: 19 })
const step = fc.oneof(
  fc.record({
    what: fc.constant("sale" as const),
    organization: fc.constantFrom("org_1", "org_2"),
    post: fc.constantFrom("post_1", "post_2"),
    customer: fc.constantFrom("cus_1", "cus_2", "cus_3"),
    day: fc.constantFrom(...DAYS),
    amount: fc.nat({ max: 5_000 }),
    currency: fc.constantFrom("usd", "eur"),
  }),
  fc.record({
    what: fc.constant("refund" as const),
    which,
    percent: fc.nat({ max: 100 }),
  }),
  fc.record({
    what: fc.constant("dispute" as const),
    which,
    state: fc.constantFrom("needs_response", "won", "lost"),
  }),
  fc.record({ what: fc.constant("claim" as const), which }),
  fc.record({ what: fc.constant("pull" as const), limit: which })
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

interface Made {
  id: string
  amount: number
}

/** One step of a history, on what the steps before it have made. */
async function play(each: Step, made: Made[]): Promise<void> {
  if (each.what === "pull") {
    await within(db, (tx) => pullSales(tx, each.limit + 1))
    return
  }
  if (each.what === "sale") {
    const id = await within(db, (tx) => sell(tx, each))
    made.push({ id, amount: each.amount })
    return
  }
  const target = made[each.which % Math.max(made.length, 1)]
  if (!target) {
    return
  }
  const set =
    each.what === "refund"
      ? { refunded_minor: Math.floor((target.amount * each.percent) / 100) }
      : each.what === "dispute"
        ? { dispute_state: each.state }
        : { customer_id: "cus_claimed" }
  await within(db, (tx) => change(tx, target.id, set))
}

it("any history with pulls in between says what all purchases say", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 30 }),
      async (history) => {
        const made: Made[] = []
        for (const each of history) {
          await play(each, made)
        }
        await pullAll(db, 7)
        expect(await known(db)).toEqual(await truth(db))
      }
    ),
    { numRuns: 20 }
  )
  const before = await known(db)
  await within(db, rebuildRollups)
  expect(await known(db)).toEqual(before)
})

it("takes a transaction that changed more than one turn takes", async () => {
  await pullAll(db)
  await within(db, async (tx) => {
    for (let n = 0; n < 5; n++) {
      await sell(tx, { organization: "org_many" })
    }
  })
  await pullAll(db, 2)
  expect(await known(db)).toEqual(await truth(db))
})

it("misses nothing that commits after something younger", async () => {
  await pullAll(db)
  const slow = await db.pg.transaction()
  await slow.raw("select set_config('codex.scope', 'platform', true)")
  await sell(slow, { organization: "org_slow" })
  await within(db, (tx) => sell(tx, { organization: "org_fast" }))
  await within(db, (tx) => pullSales(tx))
  const seen = (await known(db)).seller.join("\n")
  expect(seen).not.toContain("org_slow")
  await slow.commit()
  await pullAll(db)
  expect(await known(db)).toEqual(await truth(db))
})

it("is done by one of many, each purchase once", async () => {
  const pulls = Array.from({ length: 4 }, () => drainSales(db.pg))
  const sales = Array.from({ length: 20 }, (_, n) =>
    within(db, (tx) => sell(tx, { organization: "org_busy", amount: n }))
  )
  await Promise.all([...pulls, ...sales])
  await Promise.all(Array.from({ length: 4 }, () => drainSales(db.pg)))
  await pullAll(db)
  expect(await known(db)).toEqual(await truth(db))
})

it("begins again where the watermark is of another cluster", async () => {
  await pullAll(db)
  await db.superuser.raw(
    "update insight_watermark set xid = '9000000000000000'"
  )
  await within(db, (tx) => sell(tx, { organization: "org_moved" }))
  await pullAll(db)
  expect(await known(db)).toEqual(await truth(db))
})

it("does not read a purchase again for what is no number", async () => {
  const id = await within(db, (tx) => sell(tx, { organization: "org_calm" }))
  const version = () =>
    within(db, async (tx) => {
      const [row] = await tx("purchase").where({ id }).select("changed_xid")
      return row.changed_xid as string
    })
  const first = await version()
  await within(db, (tx) => change(tx, id, { order_id: "order_1" }))
  expect(await version()).toBe(first)
  await within(db, (tx) => change(tx, id, { refunded_minor: 1 }))
  expect(await version()).not.toBe(first)
})

it("shows a seller their own days only", async () => {
  await within(db, (tx) => sell(tx, { organization: "org_mine" }))
  await within(db, (tx) => sell(tx, { organization: "org_yours" }))
  await pullAll(db)
  const ask = (organizationId: string, as: string) =>
    withTenant(db.pg, { organizationId: as }, (tx) =>
      sellerDays(tx, {
        organizationId,
        currency: "usd",
        from: "2026-03-01",
        to: "2026-03-01",
      })
    )
  expect(await ask("org_mine", "org_mine")).toEqual([
    { day: "2026-03-01", sales: 1, gross_minor: 1_000n, refunded_minor: 0n },
  ])
  expect(await ask("org_yours", "org_mine")).toEqual([])
  const events = await withTenant(db.pg, { organizationId: "org_mine" }, (tx) =>
    tx("insight_event").select("organization_id")
  )
  expect(events).toEqual([{ organization_id: "org_mine" }])
})

it("keeps events as they are", async () => {
  await expect(
    within(db, (tx) => tx("insight_event").update({ kind: "view" }))
  ).rejects.toThrow(/append-only|permission denied/)
})
