import { checkLedger, trialBalance } from "@codex/ledger"
import { startSession } from "@codex/entitlements"
import type { TestDatabase } from "@codex/kernel/testing"
import fc from "fast-check"
import { openShop, openShopDatabase } from "../../__tests__/test-shop"
import type { Shop } from "../../__tests__/test-shop"
import { stripeLife } from "./stripe-life"
import type { StripeEvent } from "./stripe-life"
import {
  about,
  balanceOf,
  standing,
  stripeCheckout,
  tell,
  useStripe,
} from "./stripe-shop"

let db: TestDatabase
let shop: Shop

beforeAll(async () => {
  useStripe()
  db = await openShopDatabase()
  shop = await openShop(db.pg)
})

afterAll(() => db.drop())

const [CAPTURED, FEE, PENDING, REFUNDED, , DISPUTED, WON] = stripeLife({
  dispute: "won",
  refund: "succeeded",
})
const LOST = stripeLife({ dispute: "lost", refund: "succeeded" })[6]

async function told(...events: StripeEvent[]) {
  const line = await stripeCheckout(shop)
  for (const event of events) {
    await tell(shop, about(event, line.pi))
  }
  return line
}

describe("M3 in the database", () => {
  it("any order of one life leaves the same books, access and rows", async () => {
    const life = stripeLife({ dispute: "won", refund: "succeeded" })
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...life], { minLength: life.length }),
        async (order) => {
          const line = await told(...order)
          const left = await standing(shop, line)
          seen.add(JSON.stringify({ ...left, id: "", fee: `${left?.fee}` }))
        }
      ),
      { numRuns: 25 }
    )
    expect(seen.size).toBe(1)
    const only = JSON.parse([...seen][0] ?? "{}") as Record<string, unknown>
    expect(only).toMatchObject({
      access: true,
      state: "paid",
      refunded: 1_000,
      dispute_state: "won",
      suspense: [],
      fee: "230",
    })
    expect((await shop.within(trialBalance)).balanced).toBe(true)
    expect((await shop.within(checkLedger)).problems).toEqual([])
  })

  it("events of one payment at the same moment lose nothing", async () => {
    const life = stripeLife({ dispute: "won", refund: "succeeded" })
    const line = await stripeCheckout(shop)
    await Promise.all(life.map((event) => tell(shop, about(event, line.pi))))
    expect(await standing(shop, line)).toMatchObject({
      refunded: 1_000,
      dispute_state: "won",
      access: true,
      fee: 230n,
    })
  })
})

describe("a refund", () => {
  it("made in Stripe's dashboard is followed, in part and in full", async () => {
    const line = await told(CAPTURED, FEE, PENDING)
    expect(await standing(shop, line)).toMatchObject({ refunded: 0 })
    await tell(shop, about(REFUNDED, line.pi))
    const part = await standing(shop, line)
    expect(part).toMatchObject({ refunded: 1_000, access: true, state: "paid" })
    const rest = about(REFUNDED, line.pi)
    const full = JSON.parse(
      JSON.stringify(rest)
        .replaceAll(`re_${line.pi}`, `re2_${line.pi}`)
        .replace('"amount":1000', '"amount":4000')
    ) as typeof rest
    await tell(shop, { ...full, id: `${rest.id}_full` })
    const done = await standing(shop, line)
    expect(done).toMatchObject({
      refunded: 5_000,
      state: "refunded",
      access: false,
    })
    expect(done?.sums).toEqual({
      "platform:clearing": 230,
      "platform:processing_fees": -230,
    })
  })

  it("that fails at the bank gives access and shares back", async () => {
    const line = await stripeCheckout(shop)
    const refund = (status: string) =>
      about(
        {
          ...REFUNDED,
          id: `evt_${status}`,
          data: {
            object: {
              id: "re_1",
              amount: 5_000,
              currency: "usd",
              status,
              payment_intent: "pi_1",
              metadata: {},
            },
          },
        },
        line.pi
      )
    await tell(shop, about(CAPTURED, line.pi))
    const sold = await standing(shop, line)
    await tell(shop, refund("succeeded"))
    expect(await standing(shop, line)).toMatchObject({ access: false })
    await tell(shop, refund("failed"))
    expect(await standing(shop, line)).toEqual(sold)
  })
})

describe("a dispute", () => {
  it("holds the money, closes players, and gives both back when won", async () => {
    const line = await told(CAPTURED)
    const sold = await standing(shop, line)
    const { session } = await shop.within((tx) =>
      startSession(tx, {
        customerId: line.customer_id,
        organizationId: line.organization_id,
        postId: line.post_id,
        assetId: "asset_1",
        creatorId: line.creator_id,
        kind: "video",
        version: 1,
        mediaPrefix: `media/${line.creator_id}/`,
        entryFile: "master.m3u8",
        leaseMinutes: 10,
        maxSessions: 3,
      })
    )
    await tell(shop, about(DISPUTED, line.pi))
    const open = await standing(shop, line)
    expect(open).toMatchObject({
      access: false,
      dispute_state: "needs_response",
    })
    expect(open?.dispute).toMatchObject({ state: "needs_response" })
    const [closed] = await shop.within((tx) =>
      tx("playback_session").where({ id: session.id }).select("revoke_reason")
    )
    expect(closed).toEqual({ revoke_reason: "access_revoked" })
    await tell(shop, about(WON, line.pi))
    const won = await standing(shop, line)
    expect(won).toMatchObject({ access: true, state: "paid" })
    expect(won?.sums).toEqual({
      ...sold?.sums,
      "platform:clearing": (sold?.sums["platform:clearing"] ?? 0) + 1_500,
      "platform:dispute_loss": -1_500,
    })
  })

  it("that is lost ends access for good", async () => {
    const line = await told(CAPTURED, DISPUTED, LOST, DISPUTED)
    expect(await standing(shop, line)).toMatchObject({
      access: false,
      state: "refunded",
      dispute: { state: "lost" },
    })
    const [grant] = await shop.within((tx) =>
      tx("entitlement_grant")
        .where({ customer_id: line.customer_id })
        .select("revoke_reason")
    )
    expect(grant).toEqual({ revoke_reason: "dispute_lost" })
  })
})

describe("M8 money that is not what it should be", () => {
  it("of a payment nobody knows is parked in suspense, with its refund", async () => {
    const before = await balanceOf(shop, "platform:suspense")
    const stranger = "pi_of_a_stranger"
    const parked = { state: "parked", reason: "unknown_payment" }
    expect(await tell(shop, about(REFUNDED, stranger))).toMatchObject(parked)
    expect(await balanceOf(shop, "platform:suspense")).toBe(before - 1_000n)
    expect(await tell(shop, about(CAPTURED, stranger))).toMatchObject(parked)
    expect(await balanceOf(shop, "platform:suspense")).toBe(before + 4_000n)
    const rows = await shop.within((tx) =>
      tx("audit_event").where({ action: "payment.parked" }).select("after")
    )
    expect(JSON.stringify(rows)).toContain(stranger)
  })

  it("of the other mode is kept and moves nothing", async () => {
    const before = await shop.within(trialBalance)
    const line = await stripeCheckout(shop)
    const event = about(CAPTURED, line.pi)
    expect(await tell(shop, { ...event, livemode: true })).toMatchObject({
      state: "parked",
      reason: "livemode_mismatch",
    })
    expect(await standing(shop, line)).toBeNull()
    expect(await shop.within(trialBalance)).toEqual(before)
  })

  it("captured twice for one checkout goes back, the row before the call", async () => {
    const line = await told(CAPTURED)
    const other = { ...about(CAPTURED, "pi_second"), id: `evt_2_${line.pi}` }
    const object = {
      ...other.data.object,
      metadata: { session_id: line.payment_session_id },
    }
    const second = { ...other, data: { object } }
    expect(await tell(shop, second)).toMatchObject({ reason: "second_capture" })
    await tell(shop, { ...second, id: `${second.id}_again` })
    const requests = await shop.within((tx) =>
      tx("refund_request").where({ payment_id: "pi_second" })
    )
    expect(requests).toMatchObject([
      { origin: "automatic", state: "approved", amount_minor: "5000" },
    ])
    const [asked] = await shop.within((tx) =>
      tx("outbox").where({ kind: "refund_submit" }).select("ref_id")
    )
    expect(asked).toEqual({ ref_id: (requests as { id: string }[])[0]?.id })
    expect((await standing(shop, line))?.access).toBe(true)
  })
})
