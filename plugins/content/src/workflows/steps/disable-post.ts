import { recordAudit } from "@codex/audit"
import {
  contentFailure,
  disablePost,
  enablePost,
  setPostStatus,
} from "@codex/content"
import { withPlatform } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { productSource } from "../../lib/product-source"
import {
  connection,
  lockPost,
  sellingOrganization,
} from "../../lib/scoped-post"

export interface DisablePostInput {
  post_id: string
  reason: string
  actor_kind: "user" | "api_key"
  actor_id: string
}

/** Marks the row and takes it off sale; undone by the status before. */
export const disablePostStep = createStep(
  "content-disable-post-row",
  async (input: DisablePostInput, { container }) => {
    const pg = connection(container)
    const done = await withPlatform(
      pg,
      "operator: disable a post",
      async (tx) => {
        const post = await lockPost(tx, input.post_id)
        if (post.disabled_at) {
          throw contentFailure("already_disabled")
        }
        await disablePost(tx, post, input.reason)
        await recordAudit(tx, {
          actorKind: input.actor_kind,
          actorId: input.actor_id,
          action: "post.disabled",
          objectType: "post",
          objectId: post.id,
          before: { status: post.status },
          after: { reason: input.reason },
        })
        const seller = await sellingOrganization(tx, post.organization_id)
        const off = { ...post, status: "unpublished" as const }
        return { source: productSource(off, seller), before: post.status }
      }
    )
    return new StepResponse(done.source, {
      post_id: input.post_id,
      before: done.before,
    })
  },
  async (undo, { container }) => {
    if (undo) {
      const pg = connection(container)
      await withPlatform(pg, "operator: a post stays", async (tx) => {
        const post = await lockPost(tx, undo.post_id)
        await enablePost(tx, post)
        await setPostStatus(tx, post.id, undo.before)
      })
    }
  }
)
