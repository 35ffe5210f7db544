import { featureOn } from "@codex/creators"
import {
  contentFailure,
  erasePost,
  insertPost,
  pickSlug,
  replaceItems,
  slugify,
  type ItemInput,
} from "@codex/content"
import { withTenant, type Tx } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { PostBody } from "../../contract"
import { chooseItems } from "../../lib/assets"
import { setParts } from "../../lib/parts"
import { mergeFields } from "../../lib/post-fields"
import { productSource } from "../../lib/product-source"
import {
  connection,
  sellingOrganization,
  type PostRef,
} from "../../lib/scoped-post"

export interface CreatePostInput {
  organization_id: string
  /** The author; the files must be in this creator's library. */
  creator_id: string
  post: PostBody
}

async function insert(
  tx: Tx,
  input: CreatePostInput,
  deliverables: ItemInput[]
) {
  const { organization_id, creator_id, post: body } = input
  const organization = await sellingOrganization(tx, organization_id)
  const isBundle = body.product_type === "bundle"
  if (isBundle && !(await featureOn(tx, "bundles", organization_id))) {
    throw contentFailure("bundles_off")
  }
  const fields = mergeFields(null, body)
  const slug =
    body.slug ?? (await pickSlug(tx, organization_id, slugify(fields.title)))
  const post = await insertPost(tx, {
    ...fields,
    product_type: body.product_type ?? "content",
    slug,
    organization_id,
    creator_id,
    currency_code: organization.currency_code,
  })
  await replaceItems(tx, post, deliverables)
  await setParts(tx, post, body)
  return productSource(post, organization)
}

/** Writes the post and its deliverables; undone by erasing the row. */
export const insertPostStep = createStep(
  "content-insert-post",
  async (input: CreatePostInput, { container }) => {
    const pg = connection(container)
    const { organization_id: organizationId, creator_id: creatorId } = input
    const chosen = await chooseItems(
      pg,
      creatorId,
      input.post.deliverables ?? [],
      []
    )
    const source = await withTenant(pg, { organizationId }, (tx) =>
      insert(tx, input, chosen)
    )
    const undo: PostRef = {
      organization_id: organizationId,
      post_id: source.post_id,
    }
    return new StepResponse(source, undo)
  },
  async (undo, { container }) => {
    if (undo) {
      await withTenant(
        connection(container),
        { organizationId: undo.organization_id },
        (tx) => erasePost(tx, undo.post_id)
      )
    }
  }
)
