import type { Tx } from "@codex/kernel"
import type { PayoutPolicy } from "../domain/payout-policy"
import {
  policyAt,
  type PolicyPeriod,
  type PolicyPeriods,
} from "../domain/policy-periods"
import { payoutsOptions } from "../options"

/** What an operator may change; the rest of a policy is how Codex works. */
export type PolicyTerms = Pick<
  PayoutPolicy,
  | "hold_days"
  | "reserve_bps"
  | "reserve_days"
  | "minimum_minor"
  | "negative_floor_minor"
  | "cool_down_hours"
>

export interface PayoutPolicyRow extends PolicyTerms {
  id: string
  /** Counts from the first moment of this day, UTC; `YYYY-MM-DD`. */
  starts_on: string
  note: string
  created_by: string
  created_at: Date
}

/** The part of a policy that an operator sets. */
export const termsOf = (policy: PolicyTerms): PolicyTerms => ({
  hold_days: policy.hold_days,
  reserve_bps: policy.reserve_bps,
  reserve_days: policy.reserve_days,
  minimum_minor: policy.minimum_minor,
  negative_floor_minor: policy.negative_floor_minor,
  cool_down_hours: policy.cool_down_hours,
})

/** The options of the shop, which count until an operator says otherwise. */
function defaultTerms(): PolicyTerms {
  const options = payoutsOptions()
  return {
    hold_days: options.holdDays,
    reserve_bps: options.reserveBps,
    reserve_days: options.reserveDays,
    minimum_minor: options.minimumPayoutMinor,
    negative_floor_minor: options.negativeFloorMinor,
    cool_down_hours: options.coolDownHours,
  }
}

/** Money waits at least as long as it can be asked back. */
function policyOf(terms: PolicyTerms): PayoutPolicy {
  const { refundWindowDays: window } = payoutsOptions()
  return {
    ...termsOf(terms),
    hold_days: Math.max(terms.hold_days, window),
    refund_window_days: window,
    recoup_order: ["pending", "available", "future_sales", "platform"],
  }
}

/** Midnight UTC at the beginning of a day. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** The day after `at`, UTC. */
export const dayAfter = (at: Date): string =>
  new Date(at.getTime() + 86_400_000).toISOString().slice(0, 10)

const toPeriod = (row: PayoutPolicyRow): PolicyPeriod => ({
  id: row.id,
  from: startOf(row.starts_on),
  policy: policyOf(row),
})

/** Every word an operator has spoken, the latest day and word first. */
export async function listPayoutPolicies(tx: Tx): Promise<PayoutPolicyRow[]> {
  const { rows } = await tx.raw<{ rows: PayoutPolicyRow[] }>(
    `select id, starts_on::text, hold_days, reserve_bps, reserve_days,
       minimum_minor, negative_floor_minor, cool_down_hours, note,
       created_by, created_at
     from payout_policy p order by p.starts_on desc, created_at desc, id desc`
  )
  return rows
}

/** The same word said twice begins nothing. */
const begins = (period: PolicyPeriod, before: PolicyPeriod): boolean =>
  JSON.stringify(period.policy) !== JSON.stringify(before.policy)

/**
 * The policies and their days. Of several rows for one day the last one counts;
 * one that says what counted the day before begins no period.
 */
export async function policyPeriods(tx: Tx): Promise<PolicyPeriods> {
  const rows = await listPayoutPolicies(tx)
  const lastOfDay = new Map(
    rows.toReversed().map((row) => [row.starts_on, toPeriod(row)])
  )
  const usual = { id: null, from: null, policy: policyOf(defaultTerms()) }
  const periods: [PolicyPeriod, ...PolicyPeriod[]] = [usual]
  for (const period of lastOfDay.values()) {
    if (begins(period, periods.at(-1) ?? usual)) {
      periods.push(period)
    }
  }
  return periods
}

/** The policy that counts at `at`. */
export const payoutPolicyAt = async (tx: Tx, at: Date): Promise<PayoutPolicy> =>
  policyAt(await policyPeriods(tx), at)
