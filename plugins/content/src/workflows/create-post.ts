import { createProductsWorkflow } from "@medusajs/medusa/core-flows"
import {
  createWorkflow,
  transform,
  WorkflowResponse,
  type WorkflowData,
} from "@medusajs/framework/workflows-sdk"
import type { ProductDTO } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { newProduct, type ProductSource } from "../lib/product-source"
import {
  attachProductStep,
  type AttachProductInput,
} from "./steps/attach-product"
import { insertPostStep, type CreatePostInput } from "./steps/insert-post"

function listing(data: {
  source: ProductSource
  products: ProductDTO[]
}): AttachProductInput {
  const product = data.products[0]
  const variant = product?.variants[0]
  if (!product || !variant) {
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `No product was created for post ${data.source.post_id}`
    )
  }
  return {
    organization_id: data.source.organization_id,
    post_id: data.source.post_id,
    product_id: product.id,
    variant_id: variant.id,
  }
}

/** A draft post and its Medusa product, both or neither. Returns the post id. */
export const contentCreatePostWorkflow = createWorkflow(
  "content-create-post",
  (input: WorkflowData<CreatePostInput>) => {
    const source = insertPostStep(input)
    const products = createProductsWorkflow.runAsStep({
      input: transform(source, (data) => ({ products: [newProduct(data)] })),
    })
    const id = attachProductStep(transform({ source, products }, listing))
    return new WorkflowResponse(id)
  }
)
