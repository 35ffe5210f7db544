import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { approveCreatorStep, type ApproveInput } from "./steps/approve-creator"

/** `creators.creator_approved` carries this. */
export interface CreatorApproved {
  creator_id: string
}

/** Lets a creator sell; others hear of it, and write to them. */
export const approveCreatorWorkflow = createWorkflow(
  "creators-approve-creator",
  (input: ApproveInput) => {
    const creator = approveCreatorStep(input)
    emitEventStep({
      eventName: "creators.creator_approved",
      data: transform({ input }, ({ input }): CreatorApproved => ({
        creator_id: input.creator_id,
      })),
    })
    return new WorkflowResponse(creator)
  }
)
