import { recordAudit } from "@codex/audit"
import { getPost } from "@codex/content"
import type { Tx } from "@codex/kernel"
import { proposeContract, type Agreement } from "@codex/payouts"
import { requireRole, type StudioActor } from "@codex/plugin-creators/workflows"
import type { AgreementBody } from "../contract"
import { walletFailure } from "../lib/failures"
import { creatorByHandle, sharesOf } from "./parties"
import { mailProposal } from "./proposal-mail"

async function assertOwnPost(
  tx: Tx,
  organizationId: string,
  postId: string | undefined
): Promise<void> {
  const post = postId ? await getPost(tx, postId) : null
  if (postId && post?.organization_id !== organizationId) {
    throw walletFailure("post_not_found")
  }
}

const dateOf = (text: string | undefined) => (text ? new Date(text) : null)

/**
 * Proposes who shares a sale. Owners and admins speak for the organization;
 * everybody else who is named is asked, and nobody is paid by it until then.
 */
export async function propose(
  tx: Tx,
  actor: StudioActor,
  body: AgreementBody
): Promise<Agreement> {
  const { organization, creator, userId } = actor
  requireRole(organization, "owner", "admin")
  await assertOwnPost(tx, organization.id, body.post_id)
  const about = body.creator_handle
    ? await creatorByHandle(tx, body.creator_handle)
    : null
  const agreement = await proposeContract(tx, {
    organizationId: organization.id,
    name: body.name,
    creatorId: about?.id ?? null,
    postId: body.post_id ?? null,
    startsAt: dateOf(body.starts_at) ?? new Date(),
    endsAt: dateOf(body.ends_at),
    parties: await sharesOf(tx, organization, body.parties),
    speaksFor: [organization.id, creator.id],
    by: userId,
  })
  await recordAudit(tx, {
    actorKind: "user",
    actorId: userId,
    action: "agreement.proposed",
    objectType: "split_contract",
    objectId: agreement.id,
    after: {
      state: agreement.state,
      parties: agreement.parties.map((p) => [p.payee_id, p.bps]),
    },
  })
  await mailProposal(tx, actor, agreement)
  return agreement
}
