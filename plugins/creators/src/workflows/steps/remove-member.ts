import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { recordAudit } from "@codex/audit"
import {
  addMember,
  creatorsFailure,
  lockMembership,
  removeMember,
  type AddMemberInput,
  type Membership,
  type MembershipRole,
} from "@codex/creators"
import { assertDefined, withTenant, type Pg } from "@codex/kernel"

export interface RemoveMemberInput {
  organizationId: string
  creatorId: string
  /** The creator who ends it; the member themselves when they leave. */
  endedBy: string
  /** Roles `endedBy` may take away; any when absent. */
  only?: readonly MembershipRole[]
}

/** The role to give back; an owner is never removed. */
function undoOf(member: Membership, role = member.role): AddMemberInput | null {
  return role === "owner"
    ? null
    : {
        organizationId: member.organization_id,
        creatorId: member.creator_id,
        role,
      }
}

/** Ends a membership; undone by the role it had. */
export const removeMemberStep = createStep(
  "creators-remove-member-row",
  async (input: RemoveMemberInput, { container }) => {
    const { organizationId, creatorId, endedBy, only } = input
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const member = await withTenant(pg, { organizationId }, async (tx) => {
      const key = { organizationId, creatorId }
      const member = await lockMembership(tx, key)
      if (member && only && !only.includes(member.role)) {
        throw creatorsFailure("member_not_found")
      }
      const removed = await removeMember(tx, key)
      await recordAudit(tx, {
        actorKind: "creator",
        actorId: endedBy,
        action: creatorId === endedBy ? "member.left" : "member.removed",
        objectType: "creator",
        objectId: creatorId,
        before: { organization: organizationId, role: removed.role },
      })
      return removed
    })
    return new StepResponse(member, undoOf(member))
  },
  async (undo, { container }) => {
    if (undo) {
      const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
      const organizationId = assertDefined(undo.organizationId, "organization")
      await withTenant(pg, { organizationId }, (tx) => addMember(tx, undo))
    }
  }
)
