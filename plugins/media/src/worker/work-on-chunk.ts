import { type Pg, withPlatform } from "@codex/kernel"
import {
  type ClaimedChunk,
  finishChunk,
  releaseChunk,
  type StorageDriver,
  versionPrefix,
} from "@codex/media"

import { TranscodeAborted } from "../transcoder/failure"
import type { ChunkEncoder } from "../transcoder/port"
import type { Fetched } from "./fetch-source"
import { chunkLease } from "./lease"
import { storeOutput } from "./store-output"

export interface ChunkDeps {
  pg: Pg
  storage: StorageDriver
  transcoder: ChunkEncoder
}

async function encode(
  { pg, storage, transcoder }: ChunkDeps,
  chunk: ClaimedChunk,
  source: Fetched
): Promise<void> {
  const { cwd, signal } = source
  const { task, version } = chunk
  const result = await transcoder.encodeChunk({ ...source, task })
  const names = Object.entries(result).flatMap(([rung, segments]) =>
    segments.map(({ uri }) => `${rung}/${uri}`)
  )
  const asset = { id: chunk.asset_id, creator_id: chunk.creator_id }
  const prefix = versionPrefix(asset, version)
  await storeOutput({ storage, cwd, prefix, files: [names], signal })
  await withPlatform(pg, "finish a chunk", (tx) =>
    finishChunk(tx, chunk, result)
  )
}

/** A part that was called off has not failed. */
export async function giveBack(
  pg: Pg,
  chunk: ClaimedChunk,
  error: unknown
): Promise<void> {
  const counted = !(error instanceof TranscodeAborted)
  await withPlatform(pg, "give a chunk back", (tx) =>
    releaseChunk(tx, chunk, { counted })
  )
}

/** Encodes and stores one part of a ladder; given back when that fails. */
export async function workOnChunk(
  deps: ChunkDeps,
  chunk: ClaimedChunk,
  source: Fetched
): Promise<void> {
  const lease = chunkLease(deps.pg, chunk, source.signal)
  try {
    await encode(deps, chunk, { ...source, signal: lease.signal })
  } catch (error) {
    await giveBack(deps.pg, chunk, error)
    throw error
  } finally {
    lease.end()
  }
}
