import { setTimeout as sleep } from "node:timers/promises"

import { withPlatform } from "@codex/kernel"
import {
  type ChunkResult,
  chunkStanding,
  claimChunk,
  closeChunks,
  openChunks,
} from "@codex/media"

import { TranscodeAborted, TranscodeFailure } from "../transcoder/failure"
import type { Share } from "../transcoder/port"
import type { Attempt } from "./bring-out"
import type { Fetched } from "./fetch-source"
import { type ChunkDeps, workOnChunk } from "./work-on-chunk"

const WAIT_MS = 500
const NAME = "its own job"

type Work = Attempt & ChunkDeps

/** One part, if one is to be had; else a moment of patience. */
async function helpOrWait(work: Work, source: Fetched): Promise<void> {
  const { pg, asset } = work
  const { signal } = source
  const chunk = await withPlatform(pg, "claim a chunk", (tx) =>
    claimChunk(tx, NAME, asset.id)
  )
  if (chunk) {
    await workOnChunk(work, chunk, source)
  } else {
    await sleep(WAIT_MS, undefined, { signal }).catch(() => undefined)
  }
  if (signal.aborted) {
    throw new TranscodeAborted("aborted while others were encoding")
  }
}

/**
 * Divides a ladder among all workers. Whoever holds the job encodes too, so
 * that one worker alone gets there as well.
 */
export function shareFor(work: Work, source: Fetched): Share {
  const { pg, job } = work
  return async (tasks, onDone): Promise<ChunkResult[]> => {
    const began = Date.now()
    await withPlatform(pg, "divide a ladder", (tx) =>
      openChunks(tx, job, tasks)
    )
    for (;;) {
      const standing = await withPlatform(pg, "see the chunks", (tx) =>
        chunkStanding(tx, job)
      )
      const { results, total, exhausted } = standing
      if (exhausted > 0 || total < tasks.length) {
        throw new TranscodeFailure("interrupted", `${exhausted} chunks failed`)
      }
      onDone(results.length / total, Date.now() - began)
      if (results.length === total) {
        await withPlatform(pg, "put the chunks away", (tx) =>
          closeChunks(tx, job)
        )
        return results
      }
      await helpOrWait(work, source)
    }
  }
}
