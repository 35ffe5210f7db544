import fc from "fast-check"
import { leaseEnd, sessionsToClose } from "../lease"

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

describe("simultaneous sessions", () => {
  const session = (age: number) => ({
    id: `pbs_${age}`,
    created_at: new Date(now.getTime() - age * 1_000),
  })

  it("leaves room for the new one", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (ages, limit) => {
          const closed = sessionsToClose(ages.map(session), limit)
          const left = ages.length - closed.length
          expect(left).toBeLessThan(limit)
          expect(closed.length === 0 || left === limit - 1).toBe(true)
        }
      )
    )
  })

  it("closes the oldest", () => {
    const closed = sessionsToClose([3, 1, 9, 5].map(session), 3)
    expect(closed.map(({ id }) => id)).toEqual(["pbs_9", "pbs_5"])
  })
})
