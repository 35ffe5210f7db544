import type { PaymentObject } from "@codex/purchases"
import fc from "fast-check"
import { keptMinor, parkedPosition } from "../parked-position"

type Known = Pick<PaymentObject, "kind" | "state" | "amount_minor" | "data">

const minor = fc.bigInt(0n, 99_999n)
const object: fc.Arbitrary<Known> = fc.oneof(
  minor.map((amount_minor): Known => ({
    kind: "refund",
    state: "succeeded",
    amount_minor,
    data: {},
  })),
  minor.map((amount_minor): Known => ({
    kind: "fee",
    state: "succeeded",
    amount_minor,
    data: {},
  })),
  fc
    .tuple(
      minor,
      fc.constantFrom("needs_response", "under_review", "won", "lost"),
      fc.integer({ min: 0, max: 5_000 })
    )
    .map(([amount_minor, state, fee_minor]): Known => ({
      kind: "dispute",
      state,
      amount_minor,
      data: { fee_minor },
    })),
  minor.map((amount_minor): Known => ({
    kind: "application_fee",
    state: "succeeded",
    amount_minor,
    data: {},
  }))
)
/** Paid to the platform, or into a connected account less our fee. */
const where = fc.oneof(
  fc.constant({}),
  fc.record({
    account: fc.constant("acct_1"),
    application_fee_minor: fc.integer({ min: 0, max: 500 }),
  })
)
const payment = fc
  .tuple(minor, fc.constantFrom("succeeded", "failed"), where)
  .map(([amount_minor, state, data]): Known => ({
    kind: "payment",
    state,
    amount_minor,
    data,
  }))

const life = fc
  .tuple(payment, fc.array(object, { maxLength: 6 }))
  .map(([first, more]) => [first, ...more])

describe("a payment without a purchase", () => {
  it("balances, whatever happened to it and whatever was decided", () => {
    fc.assert(
      fc.property(life, fc.boolean(), (objects, writtenOff) => {
        const position = parkedPosition(objects, writtenOff)
        const sum = [...position.values()].reduce((all, one) => all + one, 0n)
        expect(sum).toBe(0n)
      })
    )
  })

  it("leaves the platform what it took of money in a connected account", () => {
    const paid: Known = {
      kind: "payment",
      state: "succeeded",
      amount_minor: 1_000n,
      data: { account: "acct_1", application_fee_minor: 150 },
    }
    expect(Object.fromEntries(parkedPosition([paid], false))).toEqual({
      "platform:clearing": -150n,
      "platform:connected": -850n,
      "platform:suspense": 1_000n,
      "platform:processing_fees": 0n,
    })
  })

  it("waits in suspense, and written off leaves nothing there", () => {
    fc.assert(
      fc.property(life, (objects) => {
        const kept = keptMinor(objects)
        const waiting = parkedPosition(objects, false)
        const off = parkedPosition(objects, true)
        expect(waiting.get("platform:suspense")).toBe(kept)
        expect(off.get("platform:suspense")).toBeUndefined()
        expect(off.get("platform:written_off")).toBe(kept)
        for (const held of ["platform:clearing", "platform:connected"]) {
          expect(off.get(held)).toBe(waiting.get(held))
        }
      })
    )
  })
})
