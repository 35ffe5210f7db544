import { type Pg, withTenant } from "@codex/kernel"

import {
  insertAsset,
  insertUpload,
  markVideoStored,
  type MediaAsset,
} from "../index"

export const CREATOR = "cr_one"
export const OTHER = "cr_two"

export function newVideo(pg: Pg, creatorId = CREATOR): Promise<MediaAsset> {
  return withTenant(pg, { creatorId }, (tx) =>
    insertAsset(tx, {
      creatorId,
      kind: "video",
      title: "Morning light",
      filename: "morning.mp4",
      contentType: "video/mp4",
      sizeBytes: 1000,
    })
  )
}

/** A video whose bytes are stored: its job waits in the queue. */
export async function queuedVideo(
  pg: Pg,
  creatorId = CREATOR
): Promise<MediaAsset> {
  const asset = await newVideo(pg, creatorId)
  await withTenant(pg, { creatorId }, async (tx) => {
    const plan = { partSize: 1000, partCount: 1 }
    await insertUpload(tx, { asset, storageUploadId: "u", ...plan })
    await markVideoStored(tx, asset, "video/mp4")
  })
  return asset
}
