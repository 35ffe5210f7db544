import {
  itemInput,
  listItems,
  listParts,
  replaceItems,
  replaceParts,
  updatePost,
  type ContentPost,
  type ItemInput,
  type PostFields,
} from "@codex/content"
import { minor, minorToJson, type Minor, type Tx } from "@codex/kernel"

type Money = "price_minor" | "suggested_minor" | "compare_at_minor"

/**
 * A post's editable state as JSON: a workflow keeps it for compensation, and
 * what workflows keep cannot hold a bigint.
 */
export interface PostSnapshot {
  id: string
  organization_id: string
  fields: Omit<PostFields, Money> & {
    price_minor: number
    suggested_minor: number | null
    compare_at_minor: number | null
  }
  deliverables: ItemInput[]
  parts: string[]
}

const toJson = (amount: Minor | null) =>
  amount === null ? null : minorToJson(amount)
const fromJson = (amount: number | null) =>
  amount === null ? null : minor(amount)

export async function takeSnapshot(
  tx: Tx,
  post: ContentPost
): Promise<PostSnapshot> {
  const rows = await listItems(tx, [post.id])
  const parts = await listParts(tx, [post.id])
  return {
    id: post.id,
    organization_id: post.organization_id,
    fields: {
      slug: post.slug,
      title: post.title,
      summary: post.summary,
      description: post.description,
      pricing_type: post.pricing_type,
      price_minor: minorToJson(post.price_minor),
      suggested_minor: toJson(post.suggested_minor),
      compare_at_minor: toJson(post.compare_at_minor),
      tags: post.tags,
      supply_limit: post.supply_limit,
      validity_days: post.validity_days,
      downloads_allowed: post.downloads_allowed,
      terms: post.terms,
    },
    deliverables: rows.map(itemInput),
    parts: parts.map((part) => part.post_id),
  }
}

/** Puts a snapshot back. Terms that return to an old text get a new version:
 * a version number is never used for two texts. */
export async function restoreSnapshot(
  tx: Tx,
  snapshot: PostSnapshot
): Promise<void> {
  const { fields } = snapshot
  await updatePost(tx, snapshot.id, {
    ...fields,
    price_minor: minor(fields.price_minor),
    suggested_minor: fromJson(fields.suggested_minor),
    compare_at_minor: fromJson(fields.compare_at_minor),
  })
  await replaceItems(tx, snapshot, snapshot.deliverables)
  await replaceParts(tx, snapshot, snapshot.parts)
}
