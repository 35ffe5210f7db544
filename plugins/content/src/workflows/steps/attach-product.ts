import { setPostProduct } from "@codex/content"
import { withTenant } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { connection, type PostRef } from "../../lib/scoped-post"

export interface AttachProductInput extends PostRef {
  product_id: string
  variant_id: string
}

/** Remembers which Medusa product lists the post. */
export const attachProductStep = createStep(
  "content-attach-product",
  async (input: AttachProductInput, { container }) => {
    const { organization_id, post_id, product_id, variant_id } = input
    await withTenant(
      connection(container),
      { organizationId: organization_id },
      (tx) => setPostProduct(tx, post_id, { product_id, variant_id })
    )
    const undo: PostRef = { organization_id, post_id }
    return new StepResponse(post_id, undo)
  },
  async (undo, { container }) => {
    if (undo) {
      await withTenant(
        connection(container),
        { organizationId: undo.organization_id },
        (tx) =>
          setPostProduct(tx, undo.post_id, {
            product_id: null,
            variant_id: null,
          })
      )
    }
  }
)
