import {
  isMedia,
  listItems,
  listPostsByIds,
  type PostItem,
} from "@codex/content"
import { listCreatorsByIds, listOrganizationsByIds } from "@codex/creators"
import { listGrants, listProgress } from "@codex/entitlements"
import { withPlatform, withTenant, type Pg } from "@codex/kernel"
import { listAssets } from "@codex/media"
import type { LibraryExtras } from "../contract"
import { byId, isPlayable, toDeliverables } from "./deliverables"
import type { LibraryFacts } from "./library"

function extrasOf(items: readonly PostItem[]): LibraryExtras {
  const count = (is: (item: PostItem) => boolean) => items.filter(is).length
  return {
    files: count((item) => isMedia(item) && !isPlayable(item)),
    links: count(({ kind }) => kind === "link"),
    embeds: count(({ kind }) => kind === "embed"),
  }
}

/**
 * What a customer owns. Their grants are read in their own scope; the posts
 * behind them belong to many organizations, so the cards are read by exactly
 * the ids those grants name.
 */
export async function loadLibrary(
  pg: Pg,
  customerId: string
): Promise<LibraryFacts> {
  const own = await withTenant(pg, { customerId }, async (tx) => ({
    grants: await listGrants(tx, customerId),
    progress: await listProgress(tx, customerId),
  }))
  const ids = [...new Set(own.grants.map(({ post_id }) => post_id))]
  return withPlatform(
    pg,
    "library cards of a customer's grants",
    async (tx) => {
      const posts = await listPostsByIds(tx, ids)
      const items = await listItems(tx, ids)
      const parts = items.filter(isMedia)
      const assets = byId(
        await listAssets(tx, [...new Set(parts.map((p) => p.asset_id))])
      )
      const organizationIds = posts.map((post) => post.organization_id)
      const cover = (postId: string) =>
        parts.some(
          (part) =>
            part.post_id === postId && assets.get(part.asset_id)?.thumbnail_key
        )
      return {
        ...own,
        posts,
        organizations: byId(
          await listOrganizationsByIds(tx, [...new Set(organizationIds)])
        ),
        creators: byId(
          await listCreatorsByIds(
            tx,
            posts.map((post) => post.creator_id)
          )
        ),
        deliverables: new Map(
          ids.map((id) => [
            id,
            toDeliverables(
              parts.filter((part) => part.post_id === id),
              assets,
              own.progress
            ),
          ])
        ),
        extras: new Map(
          ids.map((id) => [
            id,
            extrasOf(items.filter((item) => item.post_id === id)),
          ])
        ),
        pictured: new Set(ids.filter(cover)),
      }
    }
  )
}
