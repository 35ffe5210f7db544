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
  const session = (age: number, active = false) => ({
    id: `pbs_${age}`,
    active,
    last_seen_at: new Date(now.getTime() - age * 1_000),
  })

  it("leaves room for the new one, or asks", () => {
    const ages = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(
        ages,
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 5 }),
        (seen, lately, limit) => {
          const open = seen.map((age) => session(age, age < lately))
          const playing = open.filter(({ active }) => active).length
          const closed = sessionsToClose(open, limit)
          expect(closed === undefined).toBe(playing >= limit)
          if (!closed) return
          const left = open.length - closed.length
          expect(closed.some(({ active }) => active)).toBe(false)
          expect(left).toBeLessThan(limit)
          expect(closed.length === 0 || left === limit - 1).toBe(true)
        }
      )
    )
  })

  it("closes those unheard of for longest", () => {
    const open = [session(3, true), session(1), session(9), session(5)]
    const closed = sessionsToClose(open, 3)
    expect(closed?.map(({ id }) => id)).toEqual(["pbs_9", "pbs_5"])
  })
})
