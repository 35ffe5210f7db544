import { newId, type Tx } from "@codex/kernel"
import { freeSlug } from "../domain/slug"
import type { PostStatus } from "../domain/lifecycle"
import { contentFailure } from "../errors"
import type { ContentPost, PostFields, ProductType } from "../types"
import { POST_COLUMNS, toPost, type PostRow } from "./rows"

const UNIQUE_VIOLATION = "23505"

function isSlugConflict(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === UNIQUE_VIOLATION &&
    "constraint" in error &&
    error.constraint === "content_post_slug"
  )
}

/** knex would write a JS array as JSON; text[] wants a bound array. */
function columns(tx: Tx, fields: Partial<PostFields>) {
  const { tags, ...rest } = fields
  const money = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      typeof value === "bigint" ? value.toString() : value,
    ])
  )
  return tags === undefined ? money : { ...money, tags: tx.raw("?", [tags]) }
}

async function namingSlug<T>(slug: string, write: () => Promise<T>) {
  try {
    return await write()
  } catch (error) {
    throw isSlugConflict(error) ? contentFailure("slug_taken", { slug }) : error
  }
}

export interface InsertPostInput extends PostFields {
  organization_id: string
  creator_id: string
  currency_code: string
  /** Chosen when the post is made, and then for good. */
  product_type?: ProductType
}

export async function insertPost(
  tx: Tx,
  input: InsertPostInput
): Promise<ContentPost> {
  const {
    organization_id,
    creator_id,
    currency_code,
    product_type = "content",
    ...fields
  } = input
  const rows = await namingSlug(input.slug, () =>
    tx<PostRow>("content_post")
      .insert({
        ...columns(tx, fields),
        id: newId("post"),
        organization_id,
        creator_id,
        currency_code,
        product_type,
      })
      .returning<PostRow[]>([...POST_COLUMNS])
  )
  return first(rows)
}

function first(rows: PostRow[]): ContentPost {
  const row = rows[0]
  if (!row) {
    throw contentFailure("post_not_found")
  }
  return toPost(row)
}

/** Writes the fields given; terms that change get a new version. */
export async function updatePost(
  tx: Tx,
  id: string,
  fields: Partial<PostFields>
): Promise<ContentPost> {
  const bump =
    fields.terms === undefined
      ? {}
      : {
          terms_version: tx.raw(
            "terms_version + (terms is distinct from ?)::int",
            [fields.terms]
          ),
        }
  const rows = await namingSlug(fields.slug ?? "", () =>
    tx("content_post")
      .where({ id })
      .update({ ...columns(tx, fields), ...bump, updated_at: tx.fn.now() })
      .returning<PostRow[]>([...POST_COLUMNS])
  )
  return first(rows)
}

export async function setPostProduct(
  tx: Tx,
  id: string,
  product: { product_id: string | null; variant_id: string | null }
): Promise<void> {
  await tx("content_post").where({ id }).update(product)
}

/** `published_at` is the first time; publishing again keeps the place in lists. */
export async function setPostStatus(
  tx: Tx,
  id: string,
  status: PostStatus
): Promise<ContentPost> {
  const rows = await tx("content_post")
    .where({ id })
    .update({
      status,
      updated_at: tx.fn.now(),
      ...(status === "published"
        ? { published_at: tx.raw("coalesce(published_at, now())") }
        : {}),
    })
    .returning<PostRow[]>([...POST_COLUMNS])
  return first(rows)
}

/** Whether anything of theirs was ever on sale. */
export async function hasPublished(
  tx: Tx,
  creatorId: string
): Promise<boolean> {
  const row = await tx("content_post")
    .where({ creator_id: creatorId })
    .whereNotNull("published_at")
    .first("id")
  return row !== undefined
}

/** The row stays: past buyers keep what they bought. */
export async function softDeletePost(
  tx: Tx,
  id: string,
  status: PostStatus
): Promise<void> {
  await tx("content_post")
    .where({ id })
    .update({ status, deleted_at: tx.fn.now(), updated_at: tx.fn.now() })
}

export async function restorePost(
  tx: Tx,
  id: string,
  status: PostStatus
): Promise<void> {
  await tx("content_post").where({ id }).update({ status, deleted_at: null })
}

/** Only for a post that nobody has seen: undoing its own creation. */
export async function erasePost(tx: Tx, id: string): Promise<void> {
  await tx("content_post").where({ id, status: "draft" }).delete()
}

/**
 * A post by id, deleted ones included (`deleted_at` says so): a purchase
 * outlives the listing. Whether it is on sale is `status`, never this.
 */
export async function getPost(
  tx: Tx,
  id: string,
  options: { lock?: boolean } = {}
): Promise<ContentPost | null> {
  const query = tx("content_post").where({ id })
  const rows = await (options.lock ? query.forUpdate() : query).select<
    PostRow[]
  >([...POST_COLUMNS])
  return rows[0] ? toPost(rows[0]) : null
}

/** Deleted ones included, see `getPost`. */
export async function listPostsByIds(
  tx: Tx,
  ids: readonly string[]
): Promise<ContentPost[]> {
  if (ids.length === 0) {
    return []
  }
  const rows = await tx("content_post")
    .whereIn("id", [...ids])
    .select<PostRow[]>([...POST_COLUMNS])
  return rows.map(toPost)
}

/** A post that is not deleted, by its address within one organization. */
export async function findPostBySlug(
  tx: Tx,
  organizationId: string,
  slug: string
): Promise<ContentPost | null> {
  const rows = await tx("content_post")
    .where({ organization_id: organizationId, slug, deleted_at: null })
    .select<PostRow[]>([...POST_COLUMNS])
  return rows[0] ? toPost(rows[0]) : null
}

/** A published post by its address under a creator's own handle. */
export async function findPublishedBySlugOfCreator(
  tx: Tx,
  creatorId: string,
  slug: string,
  /** Organizations that sell nothing now. */
  except: readonly string[] = []
): Promise<ContentPost | null> {
  const rows = await tx("content_post")
    .where({ creator_id: creatorId, slug, status: "published" })
    .whereNotIn("organization_id", [...except])
    .orderBy("published_at", "desc")
    .limit(1)
    .select<PostRow[]>([...POST_COLUMNS])
  return rows[0] ? toPost(rows[0]) : null
}

/** The address for a title: `my-post`, or `my-post-2` when that is taken. */
export async function pickSlug(
  tx: Tx,
  organizationId: string,
  base: string,
  exceptId?: string
): Promise<string> {
  const query = tx("content_post")
    .where({ organization_id: organizationId, deleted_at: null })
    .whereRaw("starts_with(slug, ?)", [base.slice(0, 70)])
  const rows = await (
    exceptId ? query.whereNot({ id: exceptId }) : query
  ).select<{ slug: string }[]>("slug")
  return freeSlug(base, new Set(rows.map((row) => row.slug)))
}
