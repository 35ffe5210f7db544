import {
  type MediaAsset,
  type StorageDriver,
  typeOfDemuxer,
} from "@codex/media"
import { join } from "node:path"

import { TranscodeFailure } from "../transcoder/failure"
import type { SourceInput } from "../transcoder/port"
import { download, sniffStored } from "../uploads/source-file"

const SOURCE = "source"

export interface Fetched extends SourceInput {
  sizeBytes: number
}

/** The source on this machine, and what a transcoder has to know of it. */
export async function fetchSource(
  from: { storage: StorageDriver; asset: MediaAsset; cwd: string },
  signal: AbortSignal
): Promise<Fetched> {
  const { storage, asset, cwd } = from
  const key = asset.source_key
  if (!(await storage.stat(key))) {
    throw new TranscodeFailure("source_missing", key)
  }
  const wanted = { key, bytes: asset.size_bytes, path: join(cwd, SOURCE) }
  await download(storage, wanted, signal)
  const demuxer = await sniffStored(storage, key)
  if (!demuxer || typeOfDemuxer(demuxer)?.kind !== asset.kind) {
    throw new TranscodeFailure("not_media", `sniffed ${demuxer ?? "nothing"}`)
  }
  const sizeBytes = asset.size_bytes
  return { cwd, file: SOURCE, demuxer, sizeBytes, signal }
}
