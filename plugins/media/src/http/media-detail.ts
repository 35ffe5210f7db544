import type { Tx } from "@codex/kernel"
import {
  getRenditions,
  listFileVersions,
  type MediaAsset,
  mediaFailure,
} from "@codex/media"

import type { MediaResponse } from "../contract"
import { assetDto, renditionDto, versionDto } from "./dto"

/** Absent and foreign ids get the same 404. */
export async function mediaDetail(
  tx: Tx,
  asset: MediaAsset | null
): Promise<MediaResponse> {
  if (!asset) {
    throw mediaFailure("media_not_found")
  }
  const renditions = await getRenditions(tx, asset.id)
  const versions = await listFileVersions(tx, [asset.id])
  return {
    media: {
      ...assetDto(asset),
      renditions: renditions.map(renditionDto),
      versions: versions.map(versionDto),
    },
  }
}
