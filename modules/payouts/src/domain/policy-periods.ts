import type { PayoutPolicy } from "./payout-policy"

const DAY_MS = 86_400_000

/** A policy and the first moment it counts for; `null`: since ever. */
export interface PolicyPeriod {
  /** `null` for the shop's options. */
  id: string | null
  from: Date | null
  policy: PayoutPolicy
}

/** Ascending, and never empty: the first has counted since ever. */
export type PolicyPeriods = readonly [PolicyPeriod, ...PolicyPeriod[]]

/** The policy of what happened at `at`. */
export function policyAt(periods: PolicyPeriods, at: Date): PayoutPolicy {
  const begun = periods.filter(({ from }) => from === null || from <= at)
  return (begun.at(-1) ?? periods[0]).policy
}

/** The change that was announced and has not begun, the nearest first. */
export const plannedPeriods = (periods: PolicyPeriods, now: Date) =>
  periods.filter(({ from }) => from !== null && from > now)

const afterHold = (at: Date, policy: PayoutPolicy, sign: 1 | -1): Date =>
  new Date(at.getTime() + sign * policy.hold_days * DAY_MS)

/** When a sale made at `soldAt` leaves pending: by the policy of its day. */
export const availableAt = (periods: PolicyPeriods, soldAt: Date): Date =>
  afterHold(soldAt, policyAt(periods, soldAt), 1)

/** Sales made in `[since, before)` are ripe when made at `by` or earlier. */
export interface RipeSpan {
  since: Date | null
  before: Date | null
  by: Date
}

/** Which sales have had their hold at `now`, one span for each period. */
export const ripeSpans = (periods: PolicyPeriods, now: Date): RipeSpan[] =>
  periods.map(({ from, policy }, at) => ({
    since: from,
    before: periods[at + 1]?.from ?? null,
    by: afterHold(now, policy, -1),
  }))
