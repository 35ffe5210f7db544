import { listPostsByIds } from "@codex/content"
import { getCreator, listOrganizationsByIds } from "@codex/creators"
import type { Organization } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import {
  estimateProcessingFee,
  findGuest,
  listAgreements,
  payoutsOptions,
  resolveCommissionRule,
  waterfall,
  type Agreement,
  type Waterfall,
} from "@codex/payouts"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import type { AgreementsResponse, AgreementView } from "../contract"
import { payeesOf } from "../lib/payees"

/** The example everything is explained with: $50.00. */
const EXAMPLE = 5_000n

type Subject = Pick<AgreementView, "about" | "subject">

async function subjectOf(tx: Tx, agreement: Agreement): Promise<Subject> {
  const { post_id: postId, creator_id: creatorId } = agreement
  if (postId) {
    const [post] = await listPostsByIds(tx, [postId])
    return { about: "post", subject: post?.title ?? null }
  }
  if (creatorId) {
    const creator = await getCreator(tx, creatorId)
    return { about: "creator", subject: creator?.display_name ?? null }
  }
  return { about: "all", subject: null }
}

function sharesIn(agreement: Agreement, organization: Organization) {
  if (agreement.parties.length > 0) {
    return agreement.parties.map((party) => ({
      payeeId: party.payee_id,
      payeeKind: party.payee_kind,
      label: party.label,
      bps: party.bps,
    }))
  }
  const bps = agreement.organization_bps ?? 0
  return [
    {
      payeeId: organization.id,
      payeeKind: "organization" as const,
      label: organization.name,
      bps,
    },
    {
      payeeId: agreement.creator_id ?? "creator",
      payeeKind: "creator" as const,
      label: "Creator",
      bps: 10_000 - bps,
    },
  ].filter((share) => share.bps > 0)
}

/** The same function that posts a sale, so the consequence is the real one. */
async function exampleOf(
  tx: Tx,
  agreement: Agreement,
  organization: Organization
): Promise<Waterfall> {
  const { processingFees, previewProvider } = payoutsOptions()
  const model = processingFees[previewProvider]
  const direct = organization.settlement_mode === "direct"
  const rule = await resolveCommissionRule(tx, {
    organizationId: organization.id,
    creatorId: agreement.creator_id ?? "",
    postId: agreement.post_id,
    at: new Date(),
  })
  return waterfall({
    priceMinor: EXAMPLE,
    taxMinor: 0n,
    discountMinor: 0n,
    discountBornBy: "seller",
    processingFeeMinor: model ? estimateProcessingFee(EXAMPLE, model) : 0n,
    feeBornBy: direct ? "organization" : "platform",
    feeEstimated: true,
    commissionBps: rule.bps,
    currencyCode: organization.currency_code,
    rule: { id: rule.id, source: rule.source },
    contract: { id: agreement.id, source: "creator" },
    shares: sharesIn(agreement, organization),
  })
}

function stateOf({ state, ends_at: ends }: Agreement): AgreementView["state"] {
  return state === "active" && ends && ends <= new Date() ? "ended" : state
}

interface Reader {
  payeeIds: readonly string[]
  manages: string | null
}

async function toView(
  tx: Tx,
  agreement: Agreement,
  { payeeIds, manages }: Reader
): Promise<AgreementView[]> {
  const [organization] = await listOrganizationsByIds(tx, [
    agreement.organization_id,
  ])
  if (!organization) {
    return []
  }
  const state = stateOf(agreement)
  const mine = agreement.parties.filter((p) => payeeIds.includes(p.payee_id))
  const asked = mine.some((party) => party.state === "asked")
  const open = state === "proposed" || state === "active"
  return [
    {
      id: agreement.id,
      name: agreement.name,
      organization: organization.name,
      ...(await subjectOf(tx, agreement)),
      state,
      starts_at: agreement.starts_at.toISOString(),
      ends_at: agreement.ends_at?.toISOString() ?? null,
      parties: agreement.parties.map((party) => ({
        name: party.label,
        kind: party.payee_kind,
        bps: party.bps,
        state: party.state,
        yours: payeeIds.includes(party.payee_id),
      })),
      may_answer: asked && state === "proposed",
      may_end: open && manages === agreement.organization_id,
      example: await exampleOf(tx, agreement, organization),
    },
  ]
}

/** Agreements of the brand this person manages, and those that name them. */
export async function agreementsOf(
  tx: Tx,
  actor: StudioActor,
  email: string
): Promise<AgreementsResponse> {
  const { organization } = actor
  const manager = organization.role === "owner" || organization.role === "admin"
  const reader: Reader = {
    payeeIds: payeesOf(actor).map((payee) => payee.id),
    manages: manager ? organization.id : null,
  }
  const found = await listAgreements(tx, {
    organizationId: reader.manages,
    payeeIds: reader.payeeIds,
  })
  const agreements: AgreementView[] = []
  for (const agreement of found) {
    agreements.push(...(await toView(tx, agreement, reader)))
  }
  const guest = await findGuest(tx, email)
  return {
    agreements,
    may_propose: manager,
    claimable: guest !== null && guest.creator_id === null,
  }
}
