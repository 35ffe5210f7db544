import { newId, type Tx } from "@codex/kernel"
import { payoutsFailure } from "../errors"
import { payoutsOptions } from "../options"
import {
  dayAfter,
  policyPeriods,
  termsOf,
  type PolicyTerms,
} from "./payout-policies"

function assertTerms(startsOn: string, terms: PolicyTerms, now: Date): void {
  const earliest = dayAfter(now)
  if (startsOn < earliest) {
    throw payoutsFailure("policy_backdated", { day: earliest })
  }
  const { refundWindowDays } = payoutsOptions()
  if (terms.hold_days < refundWindowDays) {
    throw payoutsFailure("policy_hold_too_short", { days: refundWindowDays })
  }
}

/**
 * Plans a policy for a day to come. Rows are never changed: another one for
 * the same day takes its place, and what was sold before keeps its own.
 * Throws `policy_backdated`, `policy_hold_too_short`.
 */
export async function planPayoutPolicy(
  tx: Tx,
  input: {
    startsOn: string
    terms: PolicyTerms
    note: string
    by: string
    now: Date
  }
): Promise<string> {
  const { startsOn, terms, note, by, now } = input
  assertTerms(startsOn, terms, now)
  const id = newId("ppol")
  await tx("payout_policy").insert({
    id,
    starts_on: startsOn,
    ...termsOf(terms),
    note,
    created_by: by,
    created_at: now,
  })
  return id
}

/**
 * Takes a planned policy back: its day goes on as the day before. A row too,
 * so the history tells it. Throws `policy_not_planned`.
 */
export async function withdrawPayoutPolicy(
  tx: Tx,
  input: { id: string; note: string; by: string; now: Date }
): Promise<string> {
  const periods = await policyPeriods(tx)
  const at = periods.findIndex(({ id }) => id === input.id)
  const [before, planned] = [periods[at - 1], periods[at]]
  if (!before || !planned?.from || planned.from <= input.now) {
    throw payoutsFailure("policy_not_planned")
  }
  return planPayoutPolicy(tx, {
    ...input,
    startsOn: planned.from.toISOString().slice(0, 10),
    terms: before.policy,
  })
}
