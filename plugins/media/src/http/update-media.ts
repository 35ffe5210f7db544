import type { Tx } from "@codex/kernel"
import {
  choosePoster,
  getAsset,
  type MediaAsset,
  mediaFailure,
  renameAsset,
} from "@codex/media"

import type { UpdateMediaBody } from "../contract"

/** Title and picture of one file; `null` where there is no such file. */
export async function updateMedia(
  tx: Tx,
  id: string,
  { title, poster }: UpdateMediaBody
): Promise<MediaAsset | null> {
  const asset =
    title === undefined
      ? await getAsset(tx, id)
      : await renameAsset(tx, id, title)
  if (!asset || poster === undefined) {
    return asset
  }
  const chosen = await choosePoster(tx, id, poster)
  if (!chosen) {
    throw mediaFailure("poster_not_found")
  }
  return chosen
}
