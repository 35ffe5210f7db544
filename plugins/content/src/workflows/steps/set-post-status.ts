import {
  contentFailure,
  nextStatus,
  restorePost,
  setPostStatus,
  softDeletePost,
  type ContentPost,
  type PostAction,
  type PostStatus,
} from "@codex/content"
import { withTenant, type Pg, type Tx } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { productSource } from "../../lib/product-source"
import { refreshDurations, refuseStored } from "../../lib/review"
import {
  connection,
  lockPost,
  sellingOrganization,
  type PostRef,
} from "../../lib/scoped-post"

export interface SetPostStatusInput extends PostRef {
  action: PostAction
}

interface Undo extends PostRef {
  status: PostStatus
}

function statusAfter(post: ContentPost, action: PostAction): PostStatus {
  if (action === "publish" && post.disabled_at) {
    throw contentFailure("post_disabled", {
      reason: post.disabled_reason ?? "",
    })
  }
  const next = nextStatus(post.status, action)
  if (next === "already_published" || next === "not_published") {
    throw contentFailure(next)
  }
  return next
}

async function reviewed(pg: Pg, input: SetPostStatusInput) {
  const { organization_id: organizationId, post_id } = input
  const post = await withTenant(pg, { organizationId }, (tx) =>
    lockPost(tx, post_id)
  )
  statusAfter(post, input.action)
  return input.action === "publish"
    ? refuseStored(pg, input)
    : new Map<string, never>()
}

async function move(tx: Tx, input: SetPostStatusInput) {
  const before = await lockPost(tx, input.post_id)
  const status = statusAfter(before, input.action)
  if (input.action === "delete") {
    await softDeletePost(tx, before.id, status)
  } else {
    await setPostStatus(tx, before.id, status)
  }
  const organization = await sellingOrganization(tx, input.organization_id)
  return {
    source: productSource({ ...before, status }, organization),
    before: before.status,
  }
}

/** Publishes, takes down or deletes the row; undone by the status before. */
export const setPostStatusStep = createStep(
  "content-set-post-status",
  async (input: SetPostStatusInput, { container }) => {
    const pg = connection(container)
    const assets = await reviewed(pg, input)
    const { organization_id, post_id } = input
    const moved = await withTenant(
      pg,
      { organizationId: organization_id },
      async (tx) => {
        await refreshDurations(tx, post_id, assets)
        return move(tx, input)
      }
    )
    const undo: Undo = { organization_id, post_id, status: moved.before }
    return new StepResponse(moved.source, undo)
  },
  async (undo, { container }) => {
    if (undo) {
      await withTenant(
        connection(container),
        { organizationId: undo.organization_id },
        (tx) => restorePost(tx, undo.post_id, undo.status)
      )
    }
  }
)
