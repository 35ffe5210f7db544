import { decideByPolicy } from "../policy"
import type { RefundPolicyFacts } from "../policy"

const NOW = new Date("2026-11-21T12:00:00Z")
const HOUR = 3_600_000

const facts = (over: Partial<RefundPolicyFacts> = {}): RefundPolicyFacts => ({
  paidAt: new Date(NOW.getTime() - 3 * 24 * HOUR),
  now: NOW,
  consumedPercent: 20,
  lowestWalletMinor: 0n,
  walletFloorMinor: -10_000n,
  ...over,
})

const policy = {
  window_days: 30,
  auto_days: 7,
  auto_percent: 10,
  escalate_hours: 72,
}

describe("U6 one order under five policies", () => {
  it.each([
    ["the shop's defaults", {}, "ask_creator", "used"],
    ["generous with use", { auto_percent: 50 }, "approve", "barely_used"],
    [
      "generous only on the first days",
      { auto_percent: 50, auto_days: 2 },
      "ask_creator",
      "after_auto_days",
    ],
    ["a short window", { window_days: 2 }, "refuse", "window_over"],
    ["everything by hand", { auto_percent: 0 }, "ask_creator", "used"],
  ])("%s", (_, over, outcome, rule) => {
    const decided = decideByPolicy({ ...policy, ...over }, facts())
    expect(decided).toMatchObject({
      outcome,
      rule,
      days: 3,
      consumed_percent: 20,
    })
  })
})

describe("the refund policy", () => {
  it("gives the creator a time to answer in", () => {
    const asked = decideByPolicy(policy, facts())
    expect(asked.escalateAt).toEqual(new Date(NOW.getTime() + 72 * HOUR))
  })

  it("counts the window to the millisecond", () => {
    const paidAt = new Date(NOW.getTime() - 30 * 24 * HOUR)
    const last = facts({ paidAt, consumedPercent: 0 })
    expect(decideByPolicy(policy, last).outcome).toBe("ask_creator")
    const late = { ...last, paidAt: new Date(paidAt.getTime() - 1) }
    expect(decideByPolicy(policy, late).outcome).toBe("refuse")
  })

  it("asks the operator when a wallet is far below zero", () => {
    const unused = { consumedPercent: 0 }
    const low = facts({ ...unused, lowestWalletMinor: -10_001n })
    expect(decideByPolicy(policy, low)).toMatchObject({
      outcome: "ask_operator",
      rule: "wallet_below_floor",
    })
    const just = facts({ ...unused, lowestWalletMinor: -10_000n })
    expect(decideByPolicy(policy, just).outcome).toBe("approve")
  })
})
