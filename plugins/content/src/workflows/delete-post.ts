import {
  deleteProductsWorkflow,
  emitEventStep,
} from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { postEvent, productIds } from "../lib/product-source"
import type { PostRef } from "../lib/scoped-post"
import { setPostStatusStep } from "./steps/set-post-status"

/** Deletes a listing and its product; the row stays for past buyers. */
export const contentDeletePostWorkflow = createWorkflow(
  "content-delete-post",
  (input: WorkflowData<PostRef>) => {
    const source = setPostStatusStep(
      transform(input, (ref) => ({ ...ref, action: "delete" as const }))
    )
    deleteProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ ids: productIds(data) })),
    })
    emitEventStep({
      eventName: "content.post_deleted",
      data: transform(source, postEvent),
    })
    return new WorkflowResponse(transform(source, (data) => data.post_id))
  }
)
