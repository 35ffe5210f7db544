import { assertDefined, type Tx } from "@codex/kernel"
import type { MediaAsset } from "../types"
import { toAsset } from "./rows"

export interface AssetPage {
  creatorId: string
  /** Id of the last asset of the page before. */
  after: string | null
  limit: number
}

/** A creator's library by id, without what they have deleted. */
export async function pageAssets(
  tx: Tx,
  { creatorId, after, limit }: AssetPage
): Promise<{ rows: MediaAsset[]; next: string | null }> {
  const query = tx("media_asset")
    .where({ creator_id: assertDefined(creatorId, "creator id") })
    .whereNull("deleted_at")
  const rows = await (after ? query.where("id", ">", after) : query)
    .orderBy("id")
    .limit(limit)
  const assets = rows.map(toAsset)
  return {
    rows: assets,
    next: rows.length === limit ? (assets.at(-1)?.id ?? null) : null,
  }
}
