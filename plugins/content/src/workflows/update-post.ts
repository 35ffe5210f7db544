import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import { changedProducts } from "../lib/product-source"
import { savePostStep, type UpdatePostInput } from "./steps/save-post"

/** Saves an edit and carries it to the product. Returns the post id. */
export const contentUpdatePostWorkflow = createWorkflow(
  "content-update-post",
  (input: WorkflowData<UpdatePostInput>) => {
    const source = savePostStep(input)
    updateProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ products: changedProducts(data) })),
    })
    return new WorkflowResponse(transform(source, (data) => data.post_id))
  }
)
