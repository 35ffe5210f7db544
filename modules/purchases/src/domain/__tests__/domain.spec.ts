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
