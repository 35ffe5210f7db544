import {
  listTextTracks,
  pageAssets,
  type ListedTrack,
  type MediaAsset,
} from "@codex/media"
import { inTenant } from "./in-tenant"
import type { Owner } from "./own-creator"
import { PAGE_ROWS, pagesOf } from "./pages"

export interface Listed {
  asset: MediaAsset
  texts: ListedTrack[]
}

/** A creator's files, and which texts go with each. */
export function library(of: Owner): AsyncIterable<readonly Listed[]> {
  const creatorId = of.creator.id
  return pagesOf((after: string | null) =>
    inTenant(of, { creatorId }, async (tx) => {
      const { rows, next } = await pageAssets(tx, {
        creatorId,
        after,
        limit: PAGE_ROWS,
      })
      const texts = await listTextTracks(
        tx,
        rows.map(({ id }) => id)
      )
      const of = (id: string) => texts.filter(({ asset_id }) => asset_id === id)
      return {
        rows: rows.map((asset) => ({ asset, texts: of(asset.id) })),
        next,
      }
    })
  )
}
