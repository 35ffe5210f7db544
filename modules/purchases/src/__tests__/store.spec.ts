import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase } from "@codex/kernel/testing"
import type { TestDatabase } from "@codex/kernel/testing"
import {
  claimInbox,
  claimOutbox,
  createCheckoutLine,
  expireLines,
  findPaidPurchase,
  finishInbox,
  getCheckoutLine,
  insertInbox,
  insertInboxTogether,
  insertOutbox,
  listOutbox,
  markSold,
  moveLine,
  releaseExpired,
  reserveSupply,
  supplyLeft,
} from "../index"
import { PURCHASES_MIGRATIONS } from "./migrations"
import { newLine, seeding } from "./seed"

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase(PURCHASES_MIGRATIONS)
})

afterAll(() => db.drop())

it("nothing is limited in a shop that lists posts without checkout", async () => {
  const bare = await createTestDatabase([])
  const left = await withPlatform(bare.pg, "test", (tx) =>
    supplyLeft(tx, ["post_1"])
  ).finally(() => bare.drop())
  expect(left.size).toBe(0)
})

const { platform, openLine, settle } = seeding(() => db)

function reserve(postId: string, limit: number, checkoutLineId: string) {
  return platform((tx) =>
    reserveSupply(tx, {
      organizationId: "org_1",
      postId,
      checkoutLineId,
      limit,
      minutes: 15,
    })
  )
}

const taken = (postId: string) =>
  platform(async (tx) => (await supplyLeft(tx, [postId])).get(postId)?.taken)

describe("supply", () => {
  it("gives 20 parallel checkouts exactly the 5 places there are", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => reserve("post_5", 5, `line_${n}`))
    )
    const refused = results.filter((r) => r.status === "rejected")
    expect(results.length - refused.length).toBe(5)
    for (const r of refused) {
      expect(r).toMatchObject({ reason: { failure: "sold_out" } })
    }
    expect(await taken("post_5")).toBe(5)
  })

  it("gives an expired place back once and sells it again", async () => {
    await reserve("post_back", 1, "line_late")
    await platform((tx) =>
      tx("supply_claim")
        .where({ post_id: "post_back" })
        .update({ expires_at: tx.raw("now() - interval '1 second'") })
    )
    const released = await Promise.all([
      platform(releaseExpired),
      platform(releaseExpired),
    ])
    expect(released[0] + released[1]).toBe(1)
    expect(await taken("post_back")).toBe(0)
    await reserve("post_back", 1, "line_next")
    expect(await platform((tx) => markSold(tx, "line_late"))).toBe(false)
    expect(await platform((tx) => markSold(tx, "line_next"))).toBe(true)
    expect(await platform((tx) => markSold(tx, "line_next"))).toBe(true)
    expect(await taken("post_back")).toBe(1)
  })

  it("never lets the database hold more than the limit", async () => {
    await reserve("post_check", 1, "line_check")
    await expect(
      platform((tx) =>
        tx("supply_counter")
          .where({ post_id: "post_check" })
          .update({ taken: 2 })
      )
    ).rejects.toThrow("supply_counter_not_oversold")
  })
})

describe("inbox", () => {
  const event = {
    provider: "demo",
    eventId: "evt_1",
    type: "payment.succeeded",
    body: "{}",
    signature: "s",
  }

  it("keeps one row of 50 parallel copies", async () => {
    const kept = await Promise.all(
      Array.from({ length: 50 }, () => platform((tx) => insertInbox(tx, event)))
    )
    expect(kept.filter((row) => row.inserted)).toHaveLength(1)
    expect(new Set(kept.map((row) => row.id)).size).toBe(1)
  })

  it("keeps many together, each once, and says which were new", async () => {
    const many = ["evt_a", "evt_b", "evt_a"].map((eventId) => ({
      ...event,
      eventId,
      body: '{"word": "a \\"quoted\\", {braced} \\\\ word"}',
    }))
    const kept = await insertInboxTogether(db.pg, many)
    expect(kept.filter(Boolean)).toHaveLength(2)
    const [a, b] = [kept[0] ?? kept[2], kept[1]]
    expect(await insertInboxTogether(db.pg, many.slice(0, 2))).toEqual([
      undefined,
      undefined,
    ])
    const rows = await platform((tx) =>
      tx("inbox")
        .whereIn("id", [a ?? "", b ?? ""])
        .orderBy("event_id")
        .select<object[]>("event_id", "body", "state", "payment_session_id")
    )
    const { body } = many[0] ?? {}
    const rest = { body, state: "pending", payment_session_id: null }
    expect(rows).toEqual([
      { event_id: "evt_a", ...rest },
      { event_id: "evt_b", ...rest },
    ])
  })

  it("does not lock itself out when the same come from all sides", async () => {
    const wave = Array.from({ length: 40 }, (_, at) => ({
      ...event,
      eventId: `evt_wave_${at}`,
    }))
    const kept = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        insertInboxTogether(db.pg, at % 2 ? wave : wave.toReversed())
      )
    )
    expect(kept.flat().filter(Boolean)).toHaveLength(40)
  })

  it("hands a row to one worker, and to the next after the lease", async () => {
    const { id } = await platform((tx) =>
      insertInbox(tx, { ...event, eventId: "evt_lease" })
    )
    const claims = await Promise.all(
      Array.from({ length: 8 }, () =>
        platform((tx) => claimInbox(tx, { limit: 10, id }))
      )
    )
    const [first] = claims.flat()
    expect(claims.flat()).toHaveLength(1)
    await platform((tx) =>
      tx("inbox")
        .where({ id })
        .update({ lease_until: tx.raw("now() - interval '1 second'") })
    )
    const [second] = await platform((tx) => claimInbox(tx, { limit: 1, id }))
    if (!first || !second) {
      throw new Error("both claims must have returned the row")
    }
    expect(second.fence > first.fence).toBe(true)
    expect(await platform((tx) => finishInbox(tx, first))).toBe(false)
    expect(await platform((tx) => finishInbox(tx, second))).toBe(true)
  })
})

describe("outbox", () => {
  it("asks for one effect per kind and purchase", async () => {
    await Promise.all(
      Array.from({ length: 10 }, () =>
        platform((tx) =>
          insertOutbox(tx, { kind: "receipt_email", refId: "pur_x" })
        )
      )
    )
    const { count } = await platform((tx) =>
      listOutbox(tx, { limit: 5, offset: 0, kind: "receipt_email" })
    )
    expect(count).toBe(1)
    expect(await platform((tx) => claimOutbox(tx, { limit: 9 }))).toHaveLength(
      1
    )
  })
})

describe("checkout lines and purchases", () => {
  it("makes one line of a double click", async () => {
    const input = newLine()
    const made = await Promise.all(
      Array.from({ length: 10 }, () =>
        platform((tx) => createCheckoutLine(tx, input))
      )
    )
    expect(made.filter(Boolean)).toHaveLength(1)
  })

  it("records one purchase per line and per owner and post", async () => {
    const line = await openLine({ customerId: "cus_once", postId: "post_o" })
    const copies = await Promise.all(
      Array.from({ length: 20 }, () => settle(line, "pay_1"))
    )
    expect(copies.filter(Boolean)).toHaveLength(1)
    const again = await openLine({ customerId: "cus_once", postId: "post_o" })
    expect(await settle(again)).toBeUndefined()
  })

  it("moves a line up only", async () => {
    const line = await openLine()
    expect(await platform((tx) => moveLine(tx, line.id, "paid"))).toBe(true)
    expect(await platform((tx) => moveLine(tx, line.id, "failed"))).toBe(false)
  })

  it("does not expire a line whose event waits in the inbox", async () => {
    const waiting = await openLine({ minutes: -1 })
    const forgotten = await openLine({ minutes: -1 })
    await platform(async (tx) => {
      await tx("checkout_line")
        .where({ id: waiting.id })
        .update({ payment_session_id: "payses_w" })
      await insertInbox(tx, {
        provider: "demo",
        eventId: "evt_w",
        type: "t",
        body: "{}",
        signature: "",
        paymentSessionId: "payses_w",
      })
      await expireLines(tx)
    })
    const status = async (id: string) =>
      (await platform((tx) => getCheckoutLine(tx, id)))?.status
    expect(await status(waiting.id)).toBe("open")
    expect(await status(forgotten.id)).toBe("expired")
  })
})

describe("row-level security", () => {
  it("shows a customer only the own checkout, an organization only its sales", async () => {
    const line = await openLine({ customerId: "cus_a", postId: "post_rls" })
    await settle(line)
    const seen = (customerId: string) =>
      withTenant(db.pg, { customerId }, (tx) => getCheckoutLine(tx, line.id))
    expect(await seen("cus_a")).toMatchObject({ amount_minor: 1000n })
    expect(await seen("cus_b")).toBeUndefined()
    const sold = (organizationId: string) =>
      withTenant(db.pg, { organizationId }, (tx) =>
        findPaidPurchase(tx, "cus_a", "post_rls")
      )
    expect(await sold("org_1")).toBeDefined()
    expect(await sold("org_2")).toBeUndefined()
  })

  it("shows nothing without a scope and refuses a foreign row", async () => {
    expect(await db.pg("checkout_line").select("id")).toEqual([])
    expect(await db.pg("purchase").select("id")).toEqual([])
    await expect(
      withTenant(db.pg, { customerId: "cus_evil" }, (tx) =>
        createCheckoutLine(tx, newLine({ customerId: "cus_victim" }))
      )
    ).rejects.toThrow(/row-level security/)
  })
})
