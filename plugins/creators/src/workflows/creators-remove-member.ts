import type { MembershipRole } from "@codex/creators"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { removeMemberStep } from "./steps/remove-member"

export interface RemoveMemberWorkflowInput {
  organization_id: string
  creator_id: string
  /** The creator who ends it; the member themselves when they leave. */
  ended_by: string
  /** Roles `ended_by` may take away; any when absent. */
  only?: MembershipRole[]
}

/** `creators.member_removed` carries this. */
export interface MemberRemoved {
  organization_id: string
  creator_id: string
}

/**
 * Ends a membership: the creator keeps their media and their own page. Other
 * plugins hear of it and take down what was on sale there.
 */
export const removeMemberWorkflow = createWorkflow(
  "creators-remove-member",
  (input: RemoveMemberWorkflowInput) => {
    const member = removeMemberStep(
      transform({ input }, ({ input }) => ({
        organizationId: input.organization_id,
        creatorId: input.creator_id,
        endedBy: input.ended_by,
        ...(input.only ? { only: input.only } : {}),
      }))
    )
    emitEventStep({
      eventName: "creators.member_removed",
      data: transform({ input }, ({ input }): MemberRemoved => ({
        organization_id: input.organization_id,
        creator_id: input.creator_id,
      })),
    })
    return new WorkflowResponse(member)
  }
)
