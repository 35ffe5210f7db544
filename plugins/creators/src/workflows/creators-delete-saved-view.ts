import {
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { deleteSavedViewStep } from "./steps/delete-saved-view"

/** Deletes a view that an operator saved of a list. */
export const deleteSavedViewWorkflow = createWorkflow(
  "creators-delete-saved-view",
  (input: { id: string }) => new WorkflowResponse(deleteSavedViewStep(input))
)
