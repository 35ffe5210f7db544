import { listPostsByIds } from "@codex/content"
import { listPlayers } from "@codex/entitlements"
import { withPlatform, withTenant, type Pg } from "@codex/kernel"
import type { PlayersResponse } from "../contract"
import { byId } from "./deliverables"

/**
 * The players of a customer that hold a place. Their posts belong to many
 * organizations, so the titles are read by exactly the ids they play.
 */
export async function ownPlayers(
  pg: Pg,
  customerId: string
): Promise<PlayersResponse["players"]> {
  const players = await withTenant(pg, { customerId }, (tx) =>
    listPlayers(tx, customerId)
  )
  const ids = [...new Set(players.map(({ post_id }) => post_id))]
  const posts = byId(
    await withPlatform(pg, "titles of a customer's players", (tx) =>
      listPostsByIds(tx, ids)
    )
  )
  return players.map(({ id, post_id, device, created_at }) => ({
    session_id: id,
    device,
    title: posts.get(post_id)?.title ?? "",
    started_at: created_at.toISOString(),
  }))
}
