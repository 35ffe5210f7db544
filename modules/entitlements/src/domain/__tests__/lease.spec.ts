import fc from "fast-check"
import { leaseEnd } from "../lease"

const now = new Date("2026-11-21T12:00:00Z")

describe("lease", () => {
  it("is never longer than four hours nor than the access", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.option(fc.integer({ min: 1, max: 10_000 })),
        (minutes, accessMinutes) => {
          const access =
            accessMinutes === null
              ? null
              : new Date(now.getTime() + accessMinutes * 60_000)
          const lasts = (leaseEnd(now, minutes, access).getTime() - +now) / 6e4
          expect(lasts).toBe(Math.min(minutes, 240, accessMinutes ?? 240))
        }
      )
    )
  })
})
