import { recordAudit } from "@codex/audit"
import {
  findCreatorByUser,
  findMembership,
  findOpenInvitation,
  inviteMember,
  withdrawInvitation,
} from "@codex/creators"
import { withPlatform, withTenant, type Pg, type Tx } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import { wakeMail } from "@codex/plugin-messages/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SentInvitation } from "../contract"
import { countTry } from "../guard/limits"
import { connection } from "../lib/connection"
import { accountsFailure } from "../lib/failures"
import type { InviteBody } from "./body"
import { requireAbove, requireBrand } from "./may"
import { sentInvitation } from "./read"

/** Whoever works here already is told so, not asked again. */
async function refuseMember(
  container: MedusaContainer,
  { organization }: StudioActor,
  email: string
): Promise<void> {
  const [user] = await container.resolve(Modules.USER).listUsers({ email })
  if (!user) {
    return
  }
  const pg = connection(container)
  const member = await withPlatform(pg, "invitation: known?", async (tx) => {
    const creator = await findCreatorByUser(tx, user.id)
    const organizationId = organization.id
    return creator
      ? findMembership(tx, { organizationId, creatorId: creator.id })
      : null
  })
  if (member) {
    throw accountsFailure("works_here", { email })
  }
}

async function send(tx: Tx, actor: StudioActor, body: InviteBody) {
  const { creator, organization } = actor
  const organizationId = organization.id
  const { email } = body
  const open = await findOpenInvitation(tx, { organizationId, email })
  if (open) {
    requireAbove(actor, open.role)
  }
  const { invitation, token } = await inviteMember(tx, {
    ...body,
    organizationId,
    invitedBy: creator.id,
  })
  await sendMessage(tx, {
    type: "invite",
    // Sent again it is another mail: its link is a new one.
    key: `${invitation.id}:${String(invitation.updated_at.getTime())}`,
    to: { email },
    organizationId,
    data: {
      inviter: creator.display_name,
      organization: organization.name,
      role: body.role,
      invite_url: `/studio/invitations/${token}`,
      valid_until: invitation.expires_at.toISOString(),
    },
  })
  await recordAudit(tx, {
    actorKind: "creator",
    actorId: creator.id,
    action: "member.invited",
    objectType: "organization",
    objectId: organizationId,
    after: { invitation: invitation.id, role: body.role },
  })
  return invitation
}

/** Asks somebody by e-mail; asked again the old link stops working. */
export async function invite(
  container: MedusaContainer,
  actor: StudioActor,
  body: InviteBody
): Promise<SentInvitation> {
  requireBrand(actor)
  requireAbove(actor, body.role)
  const wait = await countTry(container, [
    { limit: "invitation_hour", of: actor.creator.id },
  ])
  if (wait > 0) {
    throw accountsFailure("too_many_invitations")
  }
  await refuseMember(container, actor, body.email)
  const pg = connection(container)
  const organizationId = actor.organization.id
  const invitation = await withTenant(pg, { organizationId }, (tx) =>
    send(tx, actor, body)
  )
  wakeMail(container)
  return sentInvitation(actor)(invitation)
}

/** Takes an invitation back before it was answered. */
export async function withdraw(
  pg: Pg,
  actor: StudioActor,
  id: string
): Promise<void> {
  const organizationId = actor.organization.id
  await withTenant(pg, { organizationId }, async (tx) => {
    const { role } = await withdrawInvitation(tx, { organizationId, id })
    requireAbove(actor, role)
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: actor.creator.id,
      action: "member.invitation_withdrawn",
      objectType: "organization",
      objectId: organizationId,
      before: { invitation: id, role },
    })
  })
}
