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
import { disablePostStep, type DisablePostInput } from "./steps/disable-post"

/** `content.post_disabled` carries this. */
export interface PostDisabled {
  id: string
  organization_id: string
  creator_id: string
}

/** An operator takes a post off sale; its author cannot put it back. */
export const contentDisablePostWorkflow = createWorkflow(
  "content-disable-post",
  (input: WorkflowData<DisablePostInput>) => {
    const source = disablePostStep(input)
    updateProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ products: changedProducts(data) })),
    })
    emitEventStep({
      eventName: "content.post_disabled",
      data: transform(source, (data): PostDisabled => postEvent(data)),
    })
    return new WorkflowResponse(transform(source, (data) => data.post_id))
  }
)
