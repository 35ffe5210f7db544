import { rm } from "node:fs/promises"

import { withPlatform } from "@codex/kernel"
import { type ClaimedChunk, claimChunk, getAsset } from "@codex/media"

import { fetchSource } from "./fetch-source"
import { chunkLease } from "./lease"
import type { WorkerDeps } from "./process-job"
import { makeWorkFolder } from "./work-folder"
import { type ChunkDeps, giveBack, workOnChunk } from "./work-on-chunk"

type Helper = WorkerDeps & ChunkDeps

const claim = ({ pg }: Helper, name: string, assetId?: string) =>
  withPlatform(pg, "claim a chunk", (tx) => claimChunk(tx, name, assetId))

/** One file is fetched once, however many of its parts are encoded here. */
async function encodeAll(
  deps: Helper,
  name: string,
  first: ClaimedChunk,
  cwd: string
): Promise<void> {
  const { pg, stop } = deps
  const asset = await withPlatform(pg, "read the asset of a chunk", (tx) =>
    getAsset(tx, first.asset_id)
  )
  if (!asset) {
    return
  }
  // The lease of the first part also holds while the source is on its way.
  const lease = chunkLease(pg, first, stop)
  const source = await fetchSource(
    { ...deps, asset, cwd },
    lease.signal
  ).finally(() => lease.end())
  const input = { ...source, signal: stop }
  let chunk: ClaimedChunk | null = first
  while (chunk) {
    await workOnChunk(deps, chunk, input)
    chunk = stop.aborted ? null : await claim(deps, name, asset.id)
  }
}

/**
 * Encodes parts of a ladder that another worker has divided; `false` when
 * there are none.
 */
export async function helpOut(deps: Helper, name: string): Promise<boolean> {
  const chunk = await claim(deps, name)
  if (!chunk) {
    return false
  }
  const cwd = await makeWorkFolder(deps.workFolder)
  try {
    await encodeAll(deps, name, chunk, cwd)
  } catch (error) {
    // Nothing to do if it was encoded or given back already.
    await giveBack(deps.pg, chunk, error)
    throw error
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
  return true
}
