import {
  emitEventStep,
  updateProductsWorkflow,
} from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { OnSale } from "../contract"
import { changedProducts, postEvent } from "../lib/product-source"
import { enablePostStep, type EnablePostInput } from "./steps/enable-post"

/** Gives a disabled post back to its author; on sale again if it was. */
export const contentEnablePostWorkflow = createWorkflow(
  "content-enable-post",
  (input: WorkflowData<EnablePostInput>) => {
    const source = enablePostStep(input)
    updateProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ products: changedProducts(data) })),
    })
    when(
      "content-enabled-on-sale",
      source,
      ({ status }) => status === "published"
    ).then(() => {
      emitEventStep({
        eventName: "content.post_published",
        data: transform(source, postEvent),
      })
    })
    return new WorkflowResponse(
      transform(source, ({ status }): OnSale => ({
        on_sale: status === "published",
      }))
    )
  }
)
