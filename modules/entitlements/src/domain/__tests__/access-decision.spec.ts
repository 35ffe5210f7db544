import fc from "fast-check"
import { decideAccess, grantState } from "../access-decision"

const now = new Date("2026-11-21T12:00:00Z")
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

const grant = fc.record({
  starts_at: fc.integer({ min: -100, max: 100 }).map(at),
  expires_at: fc.option(fc.integer({ min: -100, max: 100 }).map(at)),
  revoked_at: fc.option(fc.integer({ min: -100, max: 0 }).map(at)),
})

describe("access decision", () => {
  it("allows exactly when some grant is live", () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 6 }), (grants) => {
        const live = grants.filter(
          (g) =>
            !g.revoked_at &&
            g.starts_at <= now &&
            (!g.expires_at || g.expires_at > now)
        )
        const decision = decideAccess(grants, now)
        expect(decision.allowed).toBe(live.length > 0)
        if (decision.allowed) {
          expect(live).toContain(decision.grant)
        }
      })
    )
  })

  it("does not depend on the order of the grants, for the day it ends", () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 6 }), (grants) => {
        const forward = decideAccess(grants, now)
        const backward = decideAccess([...grants].reverse(), now)
        expect(forward.allowed && forward.expiresAt).toEqual(
          backward.allowed && backward.expiresAt
        )
      })
    )
  })

  it("names the grant that lasts longest, forever before a date", () => {
    const short = { starts_at: at(-9), expires_at: at(1), revoked_at: null }
    const long = { starts_at: at(-5), expires_at: at(9), revoked_at: null }
    const forever = { starts_at: at(-1), expires_at: null, revoked_at: null }
    expect(decideAccess([short, long], now)).toMatchObject({ grant: long })
    expect(decideAccess([short, forever, long], now)).toMatchObject({
      grant: forever,
      expiresAt: null,
    })
  })

  it("says why not, expiry before revocation", () => {
    const expired = { starts_at: at(-9), expires_at: now, revoked_at: null }
    const revoked = { starts_at: at(-9), expires_at: null, revoked_at: at(-1) }
    expect(decideAccess([], now)).toMatchObject({ reason: "no_grant" })
    expect(decideAccess([revoked], now)).toMatchObject({ reason: "revoked" })
    expect(decideAccess([revoked, expired], now)).toMatchObject({
      reason: "expired",
      grant: expired,
    })
    expect(
      grantState({ starts_at: at(1), expires_at: null, revoked_at: null }, now)
    ).toBe("not_started")
  })
})
