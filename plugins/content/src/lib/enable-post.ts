import { recordAudit } from "@codex/audit"
import { contentFailure, enablePost } from "@codex/content"
import { withPlatform } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { contentPublishPostWorkflow } from "../workflows/publish-post"
import type { DisablePostInput } from "../workflows/steps/disable-post"
import { connection, lockPost } from "./scoped-post"

type Enable = Omit<DisablePostInput, "reason">

function unmark(container: MedusaContainer, input: Enable) {
  const pg = connection(container)
  return withPlatform(pg, "operator: enable a post", async (tx) => {
    const post = await lockPost(tx, input.post_id)
    if (!post.disabled_at) {
      throw contentFailure("not_disabled")
    }
    const stood = await enablePost(tx, post)
    await recordAudit(tx, {
      actorKind: input.actor_kind,
      actorId: input.actor_id,
      action: "post.enabled",
      objectType: "post",
      objectId: post.id,
      before: { reason: post.disabled_reason },
    })
    return { organization_id: post.organization_id, stood }
  })
}

/**
 * Gives a post back to its author. What was on sale is on sale again, unless
 * it lacks something by now: then its author sees what, as for any draft.
 */
export async function enableForSale(
  container: MedusaContainer,
  input: Enable
): Promise<{ on_sale: boolean }> {
  const { organization_id, stood } = await unmark(container, input)
  if (stood !== "published") {
    return { on_sale: false }
  }
  const { errors } = await contentPublishPostWorkflow(container).run({
    input: { organization_id, post_id: input.post_id },
    throwOnError: false,
  })
  return { on_sale: errors.length === 0 }
}
