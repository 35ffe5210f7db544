import {
  createWorkflow,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { CloseCreatorInput } from "../creator-closing/closing-input"
import { forgetCreatorStep } from "./steps/forget-creator"
import { leaveOrganizationsStep } from "./steps/leave-organizations"
import { removeUserStep } from "./steps/remove-user"

/** Closes a creator's account: exits, our tables, and the login at last. */
export const closeCreatorWorkflow = createWorkflow(
  "checkout-close-creator",
  (input: WorkflowData<CloseCreatorInput>) => {
    leaveOrganizationsStep(input)
    forgetCreatorStep(input)
    removeUserStep(input)
    return new WorkflowResponse(input)
  }
)
