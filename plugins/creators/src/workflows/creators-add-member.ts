import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import type { MembershipRole } from "@codex/creators"
import { putMemberStep } from "./steps/put-member"

export interface AddMemberWorkflowInput {
  organization_id: string
  creator_id: string
  role: Exclude<MembershipRole, "owner">
}

/** Lets a creator work for an organization. */
export const addMemberWorkflow = createWorkflow(
  "creators-add-member",
  (input: AddMemberWorkflowInput) => {
    const member = putMemberStep(
      transform({ input }, ({ input }) => ({
        organizationId: input.organization_id,
        creatorId: input.creator_id,
        role: input.role,
      }))
    )
    return new WorkflowResponse(member)
  }
)
