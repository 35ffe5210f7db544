import { backoffSeconds } from "../backoff"
import { mayMove, statesBelow } from "../checkout-state"

describe("checkout state", () => {
  it("never leaves paid", () => {
    for (const to of ["open", "expired", "failed", "parked"] as const) {
      expect(mayMove("paid", to)).toBe(false)
    }
  })

  it("lets a capture win over a decline, an expiry and a parked event", () => {
    expect(statesBelow("paid").sort()).toEqual([
      "expired",
      "failed",
      "open",
      "parked",
    ])
  })

  it("does not let a late decline reopen an expired line", () => {
    expect(mayMove("expired", "failed")).toBe(false)
  })
})

describe("backoff", () => {
  it("doubles and stays under the cap", () => {
    expect([1, 2, 3, 4].map((n) => backoffSeconds(n))).toEqual([1, 2, 4, 8])
    expect(backoffSeconds(50)).toBe(60)
    expect(backoffSeconds(0)).toBe(1)
  })
})
