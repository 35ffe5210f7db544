import {
  emitEventStep,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { changedProducts, postEvent } from "../lib/product-source"
import type { PostRef } from "../lib/scoped-post"
import { setPostStatusStep } from "./steps/set-post-status"

/** Takes a post off sale; past buyers keep their access. */
export const contentUnpublishPostWorkflow = createWorkflow(
  "content-unpublish-post",
  (input: WorkflowData<PostRef>) => {
    const source = setPostStatusStep(
      transform(input, (ref) => ({ ...ref, action: "unpublish" as const }))
    )
    updateProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ products: changedProducts(data) })),
    })
    emitEventStep({
      eventName: "content.post_unpublished",
      data: transform(source, postEvent),
    })
    return new WorkflowResponse(transform(source, (data) => data.post_id))
  }
)
