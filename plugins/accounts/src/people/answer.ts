import { recordAudit } from "@codex/audit"
import {
  addMember,
  answerInvitation,
  creatorsFailure,
  findMembership,
  getCreator,
  getOrganization,
  openInvitation,
  type Invitation,
  type Organization,
} from "@codex/creators"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import type { InvitationAccepted, InvitationView } from "../contract"
import { mayChange } from "./gives"

interface Asked {
  invitation: Invitation
  organization: Organization
  member: boolean
}

/**
 * What a token asks of this creator. A closed organization asks nobody, and
 * nor does an inviter who may not give that role any more.
 */
async function asked(
  tx: Tx,
  { creator }: StudioActor,
  token: string
): Promise<Asked> {
  const invitation = await openInvitation(tx, token)
  const organizationId = invitation.organization_id
  const organization = await getOrganization(tx, organizationId)
  const inviter = await findMembership(tx, {
    organizationId,
    creatorId: invitation.invited_by,
  })
  const stands = inviter && mayChange(inviter.role, invitation.role)
  if (organization?.status !== "active" || !stands) {
    throw creatorsFailure("invitation_not_found")
  }
  const key = { organizationId, creatorId: creator.id }
  const member = (await findMembership(tx, key)) !== null
  return { invitation, organization, member }
}

export function readInvitation(
  pg: Pg,
  actor: StudioActor,
  token: string
): Promise<InvitationView> {
  return withPlatform(pg, "read an invitation", async (tx) => {
    const { invitation, organization, member } = await asked(tx, actor, token)
    const inviter = await getCreator(tx, invitation.invited_by)
    return {
      organization: organization.name,
      handle: organization.handle,
      role: invitation.role,
      inviter: inviter?.display_name ?? "",
      email: invitation.email,
      valid_until: invitation.expires_at.toISOString(),
      member,
    }
  })
}

/** Joins, once; somebody who works there already keeps their role. */
export function acceptInvitation(
  pg: Pg,
  actor: StudioActor,
  token: string
): Promise<InvitationAccepted> {
  const creatorId = actor.creator.id
  return withPlatform(pg, "accept an invitation", async (tx) => {
    const { invitation, organization, member } = await asked(tx, actor, token)
    const { role } = invitation
    await answerInvitation(tx, invitation, creatorId)
    if (!member) {
      await addMember(tx, { organizationId: organization.id, creatorId, role })
      await recordAudit(tx, {
        actorKind: "creator",
        actorId: creatorId,
        action: "member.joined",
        objectType: "organization",
        objectId: organization.id,
        after: { invitation: invitation.id, role },
      })
    }
    return { organization_id: organization.id, organization: organization.name }
  })
}

export async function declineInvitation(
  pg: Pg,
  actor: StudioActor,
  token: string
): Promise<void> {
  await withPlatform(pg, "decline an invitation", async (tx) => {
    const { invitation, organization } = await asked(tx, actor, token)
    await answerInvitation(tx, invitation, null)
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: actor.creator.id,
      action: "member.declined",
      objectType: "organization",
      objectId: organization.id,
      after: { invitation: invitation.id },
    })
  })
}
