import {
  listItems,
  pickSlug,
  replaceItems,
  slugify,
  updatePost,
  type ContentPost,
  type ItemInput,
} from "@codex/content"
import { withTenant, type Pg, type Tx } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { PostBody } from "../../contract"
import { chooseItems } from "../../lib/assets"
import { partsAfter, setParts } from "../../lib/parts"
import { mergeFields } from "../../lib/post-fields"
import { productSource } from "../../lib/product-source"
import { refuseIncomplete } from "../../lib/review"
import {
  connection,
  lockPost,
  sellingOrganization,
  type PostRef,
} from "../../lib/scoped-post"
import { restoreSnapshot, takeSnapshot } from "../../lib/snapshot"

export interface UpdatePostInput extends PostRef {
  /** Who edits; files that are new on the post must be theirs. */
  creator_id: string
  post: PostBody
}

/** An address follows the title until the post was published or it was set. */
async function slugFor(tx: Tx, post: ContentPost, body: PostBody) {
  if (body.slug !== undefined) {
    return body.slug
  }
  const derived = post.slug.startsWith(slugify(post.title))
  const follows = post.published_at === null && derived
  const title = body.title ?? post.title
  return follows && title !== post.title
    ? pickSlug(tx, post.organization_id, slugify(title), post.id)
    : post.slug
}

/**
 * Checks an edit before it is written and settles which files it means. What
 * is on sale stays complete: the publish checklist holds for its edits too.
 */
async function review(
  pg: Pg,
  input: UpdatePostInput
): Promise<ItemInput[] | undefined> {
  const current = await withTenant(
    pg,
    { organizationId: input.organization_id },
    async (tx) => {
      const post = await lockPost(tx, input.post_id)
      return {
        post,
        rows: await listItems(tx, [input.post_id]),
        parts: await partsAfter(tx, post, input.post),
      }
    }
  )
  const fields = mergeFields(current.post, input.post)
  const wanted = input.post.deliverables
  const chosen = wanted
    ? await chooseItems(pg, input.creator_id, wanted, current.rows)
    : undefined
  if (current.post.status === "published") {
    await refuseIncomplete(
      pg,
      { ...current.post, ...fields },
      chosen ?? current.rows,
      current.parts
    )
  }
  return chosen
}

async function save(
  tx: Tx,
  input: UpdatePostInput,
  deliverables: ItemInput[] | undefined
) {
  const current = await lockPost(tx, input.post_id)
  const before = await takeSnapshot(tx, current)
  const post = await updatePost(tx, current.id, {
    ...mergeFields(current, input.post),
    slug: await slugFor(tx, current, input.post),
  })
  if (deliverables) {
    await replaceItems(tx, post, deliverables)
  }
  await setParts(tx, post, input.post)
  const organization = await sellingOrganization(tx, input.organization_id)
  return { source: productSource(post, organization), before }
}

/** Writes what the author changed; undone by writing the snapshot back. */
export const savePostStep = createStep(
  "content-save-post",
  async (input: UpdatePostInput, { container }) => {
    const pg = connection(container)
    const deliverables = await review(pg, input)
    const { source, before } = await withTenant(
      pg,
      { organizationId: input.organization_id },
      (tx) => save(tx, input, deliverables)
    )
    return new StepResponse(source, before)
  },
  async (before, { container }) => {
    if (before) {
      await withTenant(
        connection(container),
        { organizationId: before.organization_id },
        (tx) => restoreSnapshot(tx, before)
      )
    }
  }
)
