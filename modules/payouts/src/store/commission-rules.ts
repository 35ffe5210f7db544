import { newId, type Tx } from "@codex/kernel"
import { payoutsFailure } from "../errors"
import { payoutsOptions } from "../options"
import {
  RULE_SCOPES,
  type CommissionRule,
  type ResolvedRule,
  type RuleScope,
} from "../types"

export interface RuleQuery {
  organizationId: string
  creatorId: string
  productType?: string | null
  collectionId?: string | null
  postId?: string | null
  at: Date
}

const RESOLVE = `
  select r.id, r.scope, r.bps
  from commission_rule r
  join jsonb_to_recordset(?::jsonb) as s (scope text, subject_id text, rank int)
    on s.scope = r.scope and s.subject_id is not distinct from r.subject_id
  where r.starts_at <= ? and (r.ends_at is null or r.ends_at > ?)
  order by s.rank, r.starts_at desc, r.id desc
  limit 1`

/**
 * The rule in force for a sale: the most specific scope wins (post, then
 * collection, product type, creator, organization, platform); within a scope
 * the one that started last. Without any row the configured default applies.
 */
export async function resolveCommissionRule(
  tx: Tx,
  query: RuleQuery
): Promise<ResolvedRule> {
  const subjects: Record<RuleScope, string | null | undefined> = {
    post: query.postId,
    collection: query.collectionId,
    product_type: query.productType,
    creator: query.creatorId,
    organization: query.organizationId,
    platform: null,
  }
  const candidates = RULE_SCOPES.map((scope, rank) => ({
    scope,
    subject_id: subjects[scope] ?? null,
    rank,
  })).filter((each) => each.scope === "platform" || each.subject_id !== null)
  const { rows } = await tx.raw<{
    rows: { id: string; scope: RuleScope; bps: number }[]
  }>(RESOLVE, [JSON.stringify(candidates), query.at, query.at])
  const [found] = rows
  return found
    ? { id: found.id, source: found.scope, bps: found.bps }
    : {
        id: null,
        source: "default",
        bps: payoutsOptions().defaultCommissionBps,
      }
}

export interface CreateRuleInput {
  scope: RuleScope
  subjectId: string | null
  bps: number
  startsAt?: Date
  endsAt?: Date | null
  note?: string
  by?: string
}

/** What may be agreed at all is a setting of the shop. */
function assertRate(bps: number): void {
  if (!Number.isInteger(bps) || bps < 0 || bps > 10_000) {
    throw payoutsFailure("commission_rate_invalid")
  }
  const { minBps, maxBps } = payoutsOptions().commissionRange
  if (bps < minBps || bps > maxBps) {
    const range = { min: minBps / 100, max: maxBps / 100 }
    throw payoutsFailure("commission_rate_out_of_range", range)
  }
}

export async function createCommissionRule(
  tx: Tx,
  input: CreateRuleInput
): Promise<CommissionRule> {
  const { scope, subjectId, bps, endsAt = null } = input
  const startsAt = input.startsAt ?? new Date()
  assertRate(bps)
  if ((scope === "platform") !== (subjectId === null)) {
    throw payoutsFailure("commission_scope_invalid")
  }
  if (endsAt && endsAt <= startsAt) {
    throw payoutsFailure("period_invalid")
  }
  const { rows } = await tx.raw<{ rows: CommissionRule[] }>(
    `insert into commission_rule
       (id, scope, subject_id, bps, starts_at, ends_at, note, created_by)
     values (?, ?, ?, ?, ?, ?, ?, ?) returning *`,
    [
      newId("crule"),
      scope,
      subjectId,
      bps,
      startsAt,
      endsAt,
      input.note ?? "",
      input.by ?? null,
    ]
  )
  const [rule] = rows
  if (!rule) {
    throw new Error("commission_rule: nothing was inserted")
  }
  return rule
}
