import type { RefundPolicy } from "@codex/purchases"

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

export interface RefundPolicyFacts {
  paidAt: Date
  now: Date
  consumedPercent: number
  /** The lowest balance among those who would give money back. */
  lowestWalletMinor: bigint
  /** Below this a wallet pays no more refunds of its own accord. */
  walletFloorMinor: bigint
}

export type RefundRule =
  | "window_over"
  | "barely_used"
  | "wallet_below_floor"
  | "used"
  | "after_auto_days"

/** Who decides and by which rule, with the numbers it was decided on. */
export interface PolicyOutcome {
  outcome: "refuse" | "approve" | "ask_creator" | "ask_operator"
  rule: RefundRule
  days: number
  consumed_percent: number
  policy: RefundPolicy
  /** When the operator is asked instead, if the creator says nothing. */
  escalateAt: Date | null
}

/**
 * The same request always gets the same answer: within a few days and barely
 * used it is paid back at once, after the window not at all; everything else
 * is the creator's decision, and the operator's when the creator is silent.
 */
export function decideByPolicy(
  policy: RefundPolicy,
  facts: RefundPolicyFacts
): PolicyOutcome {
  const age = facts.now.getTime() - facts.paidAt.getTime()
  const days = Math.max(0, Math.floor(age / DAY_MS))
  const answer = (
    outcome: PolicyOutcome["outcome"],
    rule: RefundRule
  ): PolicyOutcome => ({
    outcome,
    rule,
    days,
    consumed_percent: facts.consumedPercent,
    policy,
    escalateAt:
      outcome === "ask_creator"
        ? new Date(facts.now.getTime() + policy.escalate_hours * HOUR_MS)
        : null,
  })
  if (age > policy.window_days * DAY_MS) {
    return answer("refuse", "window_over")
  }
  if (facts.lowestWalletMinor < facts.walletFloorMinor) {
    return answer("ask_operator", "wallet_below_floor")
  }
  if (facts.consumedPercent > policy.auto_percent) {
    return answer("ask_creator", "used")
  }
  return age <= policy.auto_days * DAY_MS
    ? answer("approve", "barely_used")
    : answer("ask_creator", "after_auto_days")
}
