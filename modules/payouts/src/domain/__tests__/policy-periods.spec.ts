import fc from "fast-check"
import type { PayoutPolicy } from "../payout-policy"
import {
  availableAt,
  policyAt,
  ripeSpans,
  type PolicyPeriods,
} from "../policy-periods"

const DAY = 86_400_000
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))

const policy = (hold_days: number): PayoutPolicy => ({
  hold_days,
  refund_window_days: 0,
  reserve_bps: 0,
  reserve_days: 30,
  minimum_minor: 1_000,
  negative_floor_minor: 0,
  cool_down_hours: 24,
  recoup_order: [],
})

/** Up to five periods, each beginning some days after the one before. */
const history = fc
  .array(
    fc.record({ gap: fc.integer({ min: 1, max: 40 }), hold: fc.nat(90) }),
    {
      maxLength: 4,
    }
  )
  .chain((steps) =>
    fc.nat(90).map((hold): PolicyPeriods => {
      let at = 0
      const later = steps.map((step) => {
        at += step.gap
        return { id: `p${at}`, from: day(at), policy: policy(step.hold) }
      })
      return [{ id: null, from: null, policy: policy(hold) }, ...later]
    })
  )
const moment = fc
  .integer({ min: -30 * DAY, max: 300 * DAY })
  .map((ms) => new Date(day(0).getTime() + ms))

describe("policies and their days", () => {
  it("count from the first moment of their day", () => {
    const periods: PolicyPeriods = [
      { id: null, from: null, policy: policy(7) },
      { id: "p1", from: day(10), policy: policy(14) },
    ]
    const before = new Date(day(10).getTime() - 1)
    expect(policyAt(periods, before).hold_days).toBe(7)
    expect(policyAt(periods, day(10)).hold_days).toBe(14)
    expect(availableAt(periods, before)).toEqual(
      new Date(day(17).getTime() - 1)
    )
    expect(availableAt(periods, day(10))).toEqual(day(24))
  })

  it("release a sale exactly when the wallet said they would", () => {
    fc.assert(
      fc.property(history, moment, moment, (periods, soldAt, now) => {
        const spans = ripeSpans(periods, now).filter(
          ({ since, before, by }) =>
            (!since || soldAt >= since) &&
            (!before || soldAt < before) &&
            soldAt <= by
        )
        const ripe = availableAt(periods, soldAt) <= now
        expect(spans).toHaveLength(ripe ? 1 : 0)
      }),
      { numRuns: 2_000 }
    )
  })

  it("never change for what was sold, whatever is planned after it", () => {
    fc.assert(
      fc.property(history, moment, fc.nat(90), (periods, soldAt, hold) => {
        const last = periods.at(-1)?.from ?? day(-31)
        const from = new Date(Math.max(last.getTime(), soldAt.getTime()) + DAY)
        const planned = { id: "new", from, policy: policy(hold) }
        expect(availableAt([...periods, planned], soldAt)).toEqual(
          availableAt(periods, soldAt)
        )
      })
    )
  })
})
