import { recordAudit } from "@codex/audit"
import type { Tx } from "@codex/kernel"
import {
  dayAfter,
  listPayoutPolicies,
  planPayoutPolicy,
  policyAt,
  policyPeriods,
  withdrawPayoutPolicy,
  type PayoutPolicyRow,
  type PolicyPeriods,
} from "@codex/payouts"
import type { PoliciesResponse, PolicyBody, PolicyRowView } from "../contract"
import { policyView } from "../payouts/views"

interface Known {
  rows: readonly PayoutPolicyRow[]
  periods: PolicyPeriods
  now: Date
}

/** Where a row stands among the periods that the rows make. */
function stateOf(
  { id, starts_on: day }: PayoutPolicyRow,
  { rows, periods, now }: Known
): PolicyRowView["state"] {
  const period = periods.find((each) => each.id === id)
  if (!period?.from) {
    const last = rows.find(({ starts_on }) => starts_on === day)
    return last?.id === id ? "unchanged" : "replaced"
  }
  if (period.from > now) {
    return "planned"
  }
  const begun = periods.filter(({ from }) => from && from <= now)
  return begun.at(-1)?.id === id ? "in_force" : "over"
}

const toView = (
  row: PayoutPolicyRow,
  state: PolicyRowView["state"]
): PolicyRowView => ({
  ...row,
  state,
  created_at: row.created_at.toISOString(),
})

/** Every policy with its days, and the one in force. */
export async function policiesView(
  tx: Tx,
  currency: string,
  now = new Date()
): Promise<PoliciesResponse> {
  const periods = await policyPeriods(tx)
  const rows = await listPayoutPolicies(tx)
  const known = { rows, periods, now }
  return {
    policies: rows.map((row) => toView(row, stateOf(row, known))),
    current: policyView(policyAt(periods, now)),
    earliest: dayAfter(now),
    currency_code: currency,
  }
}

const audit = (
  tx: Tx,
  action: "planned" | "withdrawn",
  input: { id: string; by: string; after: Record<string, unknown> }
) =>
  recordAudit(tx, {
    actorKind: "user",
    actorId: input.by,
    action: `payout_policy.${action}`,
    objectType: "payout_policy",
    objectId: input.id,
    after: input.after,
  })

/** Plans a policy for a day to come. */
export async function planPolicy(
  tx: Tx,
  { starts_on: startsOn, note, ...terms }: PolicyBody,
  by: string
): Promise<void> {
  const now = new Date()
  const id = await planPayoutPolicy(tx, { startsOn, terms, note, by, now })
  await audit(tx, "planned", {
    id,
    by,
    after: { starts_on: startsOn, ...terms },
  })
}

/** Takes a planned policy back; what counted before goes on. */
export async function withdrawPolicy(
  tx: Tx,
  id: string,
  { note, by }: { note: string; by: string }
): Promise<void> {
  const now = new Date()
  const instead = await withdrawPayoutPolicy(tx, { id, note, by, now })
  await audit(tx, "withdrawn", { id, by, after: { instead } })
}
