import { recordAudit } from "@codex/audit"
import { getPost } from "@codex/content"
import { getCreator, getOrganization, resolveHandle } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  createCommissionRule,
  endCommissionRule,
  listCommissionRules,
  payoutsOptions,
  resolveCommissionRule,
  waterfall,
  type CommissionRule,
} from "@codex/payouts"
import type {
  RuleBody,
  RulePreviewQuery,
  RulePreviewResponse,
  RulesQuery,
  RulesResponse,
  RuleView,
} from "../contract"
import { walletFailure } from "../lib/failures"

interface Subject {
  id: string | null
  name: string | null
}

type Asked = Pick<RuleBody, "scope" | "subject">

async function byHandle(tx: Tx, { scope, subject = "" }: Asked) {
  const target = await resolveHandle(
    tx,
    subject.replace(/^@/, "").toLowerCase()
  )
  return target?.target_type === scope ? target.target_id : subject
}

const NAMES: Record<
  RuleBody["scope"],
  (tx: Tx, id: string) => Promise<string | null | undefined>
> = {
  organization: async (tx, id) => (await getOrganization(tx, id))?.name,
  creator: async (tx, id) => (await getCreator(tx, id))?.display_name,
  post: async (tx, id) => (await getPost(tx, id))?.title,
  collection: (_tx, id) => Promise.resolve(id),
  product_type: (_tx, id) => Promise.resolve(id),
  platform: () => Promise.resolve(null),
}

const nameOf = async (tx: Tx, scope: RuleBody["scope"], id: string) =>
  (await NAMES[scope](tx, id)) ?? null

/** What the operator means: a handle or an id becomes the thing itself. */
async function subjectOf(tx: Tx, asked: Asked): Promise<Subject> {
  const { scope, subject } = asked
  if (scope === "platform") {
    return { id: null, name: null }
  }
  const named = scope === "creator" || scope === "organization"
  const id = named ? await byHandle(tx, asked) : (subject ?? "")
  const name = id ? await nameOf(tx, scope, id) : null
  if (!name) {
    throw walletFailure("rule_subject_not_found")
  }
  return { id, name }
}

function stateOf({ starts_at: starts, ends_at: ends }: CommissionRule) {
  const now = new Date()
  if (ends && ends <= now) {
    return "over" as const
  }
  return starts > now ? ("planned" as const) : ("in_force" as const)
}

async function toView(tx: Tx, rule: CommissionRule): Promise<RuleView> {
  const { subject_id: id } = rule
  return {
    id: rule.id,
    scope: rule.scope,
    subject: id && ((await nameOf(tx, rule.scope, id)) ?? id),
    bps: rule.bps,
    note: rule.note,
    state: stateOf(rule),
    starts_at: rule.starts_at.toISOString(),
    ends_at: rule.ends_at?.toISOString() ?? null,
    created_at: rule.created_at.toISOString(),
  }
}

export async function rulesView(
  tx: Tx,
  query: RulesQuery
): Promise<RulesResponse> {
  const { rows, count } = await listCommissionRules(tx, query)
  const rules: RuleView[] = []
  for (const rule of rows) {
    rules.push(await toView(tx, rule))
  }
  const { defaultCommissionBps, commissionRange } = payoutsOptions()
  return {
    rules,
    count,
    ...query,
    default_bps: defaultCommissionBps,
    range: {
      min_bps: commissionRange.minBps,
      max_bps: commissionRange.maxBps,
    },
  }
}

const audit = (tx: Tx, rule: CommissionRule, action: string, by: string) =>
  recordAudit(tx, {
    actorKind: "user",
    actorId: by,
    action: `commission_rule.${action}`,
    objectType: "commission_rule",
    objectId: rule.id,
    after: { scope: rule.scope, subject_id: rule.subject_id, bps: rule.bps },
  })

export async function addRule(
  tx: Tx,
  body: RuleBody,
  by: string
): Promise<RuleView> {
  const { id } = await subjectOf(tx, body)
  const rule = await createCommissionRule(tx, {
    scope: body.scope,
    subjectId: id,
    bps: body.bps,
    note: body.note,
    by,
    ...(body.starts_at ? { startsAt: new Date(body.starts_at) } : {}),
    endsAt: body.ends_at ? new Date(body.ends_at) : null,
  })
  await audit(tx, rule, "added", by)
  return toView(tx, rule)
}

export async function endRule(
  tx: Tx,
  id: string,
  by: string
): Promise<RuleView> {
  const rule = await endCommissionRule(tx, { id, by, now: new Date() })
  await audit(tx, rule, "ended", by)
  return toView(tx, rule)
}

/** A sale as it is shared now, and as this rule would share it. */
export async function previewRule(
  tx: Tx,
  query: RulePreviewQuery
): Promise<RulePreviewResponse> {
  const subject = await subjectOf(tx, query)
  const { scope } = query
  const only = (name: typeof scope) => (scope === name ? subject.id : null)
  const now = await resolveCommissionRule(tx, {
    organizationId: only("organization") ?? "",
    creatorId: only("creator") ?? "",
    postId: only("post"),
    productType: only("product_type"),
    collectionId: only("collection"),
    at: new Date(),
  })
  const org = payoutsOptions().defaultOrganizationBps
  const sale = (commissionBps: number, source: string) =>
    waterfall({
      priceMinor: BigInt(query.price_minor),
      taxMinor: 0n,
      discountMinor: 0n,
      discountBornBy: "seller",
      processingFeeMinor: 0n,
      feeBornBy: "platform",
      commissionBps,
      rule: { id: null, source },
      shares: [
        {
          payeeId: "organization",
          payeeKind: "organization" as const,
          label: "Organization",
          bps: org,
        },
        {
          payeeId: "creator",
          payeeKind: "creator" as const,
          label: "Creator",
          bps: 10_000 - org,
        },
      ].filter((share) => share.bps > 0),
    })
  return {
    subject: subject.name,
    before: sale(now.bps, now.source),
    after: sale(query.bps, scope),
  }
}
