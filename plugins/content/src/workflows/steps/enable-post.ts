import { recordAudit } from "@codex/audit"
import {
  contentFailure,
  disablePost,
  enablePost,
  setPostStatus,
} from "@codex/content"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { productSource } from "../../lib/product-source"
import { judgeStored, refreshDurations } from "../../lib/review"
import {
  connection,
  lockPost,
  sellingOrganization,
} from "../../lib/scoped-post"
import type { DisablePostInput } from "./disable-post"

export type EnablePostInput = Omit<DisablePostInput, "reason">

type Files = ReadonlyMap<string, MediaAsset>

async function lockDisabled(tx: Tx, id: string) {
  const post = await lockPost(tx, id)
  if (!post.disabled_at) {
    throw contentFailure("not_disabled")
  }
  return post
}

/** Its files when it was on sale and lacks nothing by now. */
async function filesForSale(pg: Pg, id: string): Promise<Files | undefined> {
  const post = await withPlatform(pg, "operator: a disabled post", (tx) =>
    lockDisabled(tx, id)
  )
  if (post.disabled_from !== "published") {
    return undefined
  }
  const { organization_id } = post
  const judged = await judgeStored(pg, { organization_id, post_id: id })
  return judged.reasons.length === 0 ? judged.assets : undefined
}

async function enable(tx: Tx, input: EnablePostInput, files?: Files) {
  const post = await lockDisabled(tx, input.post_id)
  await enablePost(tx, post)
  if (files) {
    await refreshDurations(tx, post.id, files)
    await setPostStatus(tx, post.id, "published")
  }
  const reason = post.disabled_reason ?? ""
  await recordAudit(tx, {
    actorKind: input.actor_kind,
    actorId: input.actor_id,
    action: "post.enabled",
    objectType: "post",
    objectId: post.id,
    before: { reason },
  })
  const seller = await sellingOrganization(tx, post.organization_id)
  const status = files ? ("published" as const) : post.status
  return { source: productSource({ ...post, status }, seller), reason }
}

/**
 * Takes the mark away, and in the same transaction puts on sale again what was:
 * unless it lacks something, which its author sees as for any draft.
 */
export const enablePostStep = createStep(
  "content-enable-post-row",
  async (input: EnablePostInput, { container }) => {
    const pg = connection(container)
    const files = await filesForSale(pg, input.post_id)
    const { source, reason } = await withPlatform(
      pg,
      "operator: enable a post",
      (tx) => enable(tx, input, files)
    )
    return new StepResponse(source, { post_id: input.post_id, reason })
  },
  async (undo, { container }) => {
    if (undo) {
      const pg = connection(container)
      await withPlatform(pg, "operator: a post stays disabled", async (tx) => {
        await disablePost(tx, await lockPost(tx, undo.post_id), undo.reason)
      })
    }
  }
)
