import { recordAudit } from "@codex/audit"
import { creatorsFailure, lockMembership, setMemberRole } from "@codex/creators"
import { withTenant, type Pg, type Tx } from "@codex/kernel"
import {
  removeMemberWorkflow,
  type StudioActor,
} from "@codex/plugin-creators/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { GivenRole } from "../contract"
import { connection } from "../lib/connection"
import { rolesGivenBy } from "./gives"
import { requireAbove } from "./may"

/** Absent, foreign and former members answer the same 404. */
async function requireChangeable(
  tx: Tx,
  actor: StudioActor,
  creatorId: string
) {
  const organizationId = actor.organization.id
  const member = await lockMembership(tx, { organizationId, creatorId })
  if (!member) {
    throw creatorsFailure("member_not_found")
  }
  requireAbove(actor, member.role)
  return member
}

/** Gives a member another role; it counts from their next request on. */
export async function changeRole(
  pg: Pg,
  actor: StudioActor,
  { creatorId, role }: { creatorId: string; role: GivenRole }
): Promise<void> {
  requireAbove(actor, role)
  const organizationId = actor.organization.id
  await withTenant(pg, { organizationId }, async (tx) => {
    const before = await requireChangeable(tx, actor, creatorId)
    await setMemberRole(tx, { organizationId, creatorId, role })
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: actor.creator.id,
      action: "member.role_changed",
      objectType: "creator",
      objectId: creatorId,
      before: { organization: organizationId, role: before.role },
      after: { organization: organizationId, role },
    })
  })
}

/** Ends a membership: one's own, or that of somebody one may remove. */
export async function endMembership(
  container: MedusaContainer,
  actor: StudioActor,
  creatorId: string
): Promise<void> {
  const organizationId = actor.organization.id
  const others = creatorId !== actor.creator.id
  if (others) {
    const pg = connection(container)
    await withTenant(pg, { organizationId }, (tx) =>
      requireChangeable(tx, actor, creatorId)
    )
  }
  await removeMemberWorkflow(container).run({
    input: {
      organization_id: organizationId,
      creator_id: creatorId,
      ended_by: actor.creator.id,
      // Judged again where it is done: their role may have changed since.
      ...(others ? { only: rolesGivenBy(actor.organization.role) } : {}),
    },
  })
}
