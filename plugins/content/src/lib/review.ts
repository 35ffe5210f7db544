import {
  blockingReasons,
  contentFailure,
  isMedia,
  listDeliverables,
  listItems,
  publishChecklist,
  refreshDuration,
  type ContentPost,
  type ItemInput,
  type PostItem,
} from "@codex/content"
import { findMembership } from "@codex/creators"
import { withTenant, type Pg, type Tx } from "@codex/kernel"
import type { MediaAsset } from "@codex/media"
import { assetsOf, checklistEntry } from "./assets"
import { partsOf } from "./parts"
import { lockPost, type PostRef } from "./scoped-post"

type Listed = ItemInput | PostItem
type Judged = Pick<
  ContentPost,
  "title" | "pricing_type" | "price_minor" | "product_type"
>

type Parts = readonly Pick<ContentPost, "title" | "status">[]

/**
 * The post's files, and what keeps it from being sold. Reads the files in
 * transactions of their own, so never call it inside an open one (a second
 * connection under load starves the pool; ARCHITECTURE §2).
 */
async function judge(
  pg: Pg,
  post: Judged,
  items: readonly Listed[],
  parts: Parts
) {
  const rows = items.filter(isMedia)
  const assets = await assetsOf(pg, rows)
  const reasons = blockingReasons(
    publishChecklist({
      ...post,
      parts,
      deliverables: rows.map((r) => checklistEntry(r, assets.get(r.asset_id))),
      elsewhere: items.length - rows.length,
    })
  )
  return { assets, reasons }
}

const AUTHOR_LEFT =
  "Its author no longer works here, so it cannot be put on sale."

/** What `judge` says of a post as it is stored, and of its author (PRODUCT 15). */
export async function judgeStored(
  pg: Pg,
  { organization_id: organizationId, post_id }: PostRef
) {
  const { post, author, rows, parts } = await withTenant(
    pg,
    { organizationId },
    async (tx) => {
      const post = await lockPost(tx, post_id)
      const creatorId = post.creator_id
      return {
        post,
        author: await findMembership(tx, { organizationId, creatorId }),
        rows: await listItems(tx, [post_id]),
        parts: (await partsOf(tx, [post_id])).get(post_id) ?? [],
      }
    }
  )
  const { assets, reasons } = await judge(pg, post, rows, parts)
  return { assets, reasons: author ? reasons : [AUTHOR_LEFT, ...reasons] }
}

function allGood({ assets, reasons }: Awaited<ReturnType<typeof judge>>) {
  if (reasons.length > 0) {
    throw contentFailure("not_publishable", { reasons: reasons.join(" ") })
  }
  return assets
}

/** Throws the checklist's reasons as one failure. */
export async function refuseIncomplete(
  pg: Pg,
  post: Judged,
  rows: readonly Listed[],
  parts: Parts
): Promise<Map<string, MediaAsset>> {
  return allGood(await judge(pg, post, rows, parts))
}

/** The same of a post as it is stored. */
export const refuseStored = async (pg: Pg, ref: PostRef) =>
  allGood(await judgeStored(pg, ref))

/** A file attached while it was being processed had no duration yet. */
export async function refreshDurations(
  tx: Tx,
  postId: string,
  assets: ReadonlyMap<string, MediaAsset>
): Promise<void> {
  for (const row of await listDeliverables(tx, [postId])) {
    const measured = assets.get(row.asset_id)?.duration_ms ?? null
    if (measured !== null && measured !== row.duration_ms) {
      await refreshDuration(tx, row.id, measured)
    }
  }
}
