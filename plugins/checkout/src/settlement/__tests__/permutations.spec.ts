import { sha256Hex } from "@codex/kernel"
import {
  asPosition,
  positionDelta,
  purchasePosition,
  waterfall,
} from "@codex/payouts"
import type { PostedSum } from "@codex/payouts"
import type { PaymentObject } from "@codex/purchases"
import { accessOf, factsOf } from "../facts"
import { stripeNews } from "../stripe-news"
import { permutations, stripeLife } from "./stripe-life"
import type { LifeEnd, StripeEvent } from "./stripe-life"

const SALE = waterfall({
  priceMinor: 5_000n,
  taxMinor: 0n,
  discountMinor: 0n,
  discountBornBy: "seller",
  processingFeeMinor: 175n,
  feeBornBy: "organization",
  commissionBps: 1_500,
  shares: [
    { payeeId: "org_1", payeeKind: "organization", label: "O", bps: 3_333 },
    { payeeId: "cr_1", payeeKind: "creator", label: "C", bps: 6_667 },
  ],
})

type Known = Map<string, Omit<PaymentObject, "provider">>

/** The table's rule: a higher rank replaces a lower one, never the reverse. */
function keep(known: Known, event: StripeEvent): void {
  for (const object of stripeNews(event).objects) {
    const before = known.get(object.object_id)
    if (!before || before.rank < object.rank) {
      known.set(object.object_id, object)
    }
  }
}

/** Everything that is left when the last event is in, as one text. */
function outcome(events: readonly StripeEvent[]): string {
  const known: Known = new Map()
  const posted: PostedSum[] = []
  for (const event of events) {
    keep(known, event)
    const objects = [...known.values()]
    const captured = known.get("pi_1")?.state === "succeeded"
    const target = purchasePosition(SALE, factsOf(objects, captured))
    posted.push(...positionDelta(target, asPosition(posted), "pending"))
  }
  const objects = [...known.values()].sort((a, b) =>
    a.object_id < b.object_id ? -1 : 1
  )
  const sums = [...asPosition(posted)].filter(([, amount]) => amount !== 0n)
  const access = accessOf(factsOf(objects, true), 5_000n)
  return JSON.stringify([objects, sums.sort(), access], (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value
  )
}

const ENDS: LifeEnd[] = [
  { dispute: "won", refund: "succeeded" },
  { dispute: "lost", refund: "succeeded" },
  { dispute: "won", refund: "failed" },
  { dispute: "lost", refund: "failed" },
]

describe("M3 seven events of one payment", () => {
  it.each(ENDS)(
    "end the same in all 5,040 orders (dispute $dispute, refund $refund)",
    (end) => {
      const seen = new Set<string>()
      let orders = 0
      for (const order of permutations(stripeLife(end))) {
        seen.add(sha256Hex(outcome(order)))
        orders += 1
      }
      expect(orders).toBe(5_040)
      expect(seen.size).toBe(1)
    }
  )

  it("end at what the money says", () => {
    const won = outcome(stripeLife({ dispute: "won", refund: "succeeded" }))
    expect(won).toContain('"live"')
    expect(won).toContain('["platform:dispute_loss","-1500"]')
    const lost = outcome(stripeLife({ dispute: "lost", refund: "succeeded" }))
    expect(lost).toContain('"dispute_lost"')
    expect(lost).not.toContain('"payee:')
  })
})

describe("an event that says too little", () => {
  it("asks the provider once for what it leaves out", () => {
    const [captured] = stripeLife({ dispute: "won", refund: "succeeded" })
    expect(stripeNews(captured).fetch).toEqual([
      { paymentId: "pi_1", ref: "pi_1" },
    ])
    const refunded = {
      id: "evt_x",
      type: "charge.refunded",
      created: 1,
      livemode: false,
      data: {
        object: {
          id: "ch_1",
          currency: "usd",
          payment_intent: "pi_1",
          amount_refunded: 700,
          balance_transaction: "txn_1",
        },
      },
    }
    expect(stripeNews(refunded)).toMatchObject({
      objects: [],
      fetch: [{ paymentId: "pi_1", ref: "pi_1#700" }],
    })
  })
})
