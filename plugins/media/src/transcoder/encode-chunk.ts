import {
  chunkArgs,
  chunkPlaylist,
  type ChunkResult,
  type ChunkTask,
  parseMediaPlaylist,
} from "@codex/media"
import { mkdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

import { failureOf, TranscodeFailure } from "./failure"
import type { ChunkInput } from "./port"
import { runBounded } from "./run-bounded"

const GIB = 1024 ** 3
const WALL_MS = 30 * 60_000

async function segmentsOf(cwd: string, rung: string, task: ChunkTask) {
  const path = join(cwd, chunkPlaylist(rung, task.chunk))
  const segments = parseMediaPlaylist(await readFile(path, "utf8"))
  if (segments.length === 0) {
    throw new TranscodeFailure("damaged", `no segments in ${path}`)
  }
  return Promise.all(
    segments.map(async ({ seconds, uri }) => ({
      seconds,
      uri,
      bytes: (await stat(join(cwd, rung, uri))).size,
    }))
  )
}

/** Encodes one part of a ladder; its segments lie in the rungs' folders. */
export async function encodeChunk(
  ffmpeg: string,
  threads: number,
  { task, ...input }: ChunkInput
): Promise<ChunkResult> {
  const { cwd, signal, sizeBytes } = input
  for (const { name } of task.rungs) {
    await mkdir(join(cwd, name), { recursive: true })
  }
  const result = await runBounded(ffmpeg, chunkArgs(task, input, threads), {
    cwd,
    signal,
    wallMs: WALL_MS,
    folderBytes: sizeBytes * 3 + GIB,
  })
  if (result.status !== "ok") {
    throw failureOf(result, "damaged")
  }
  const made: ChunkResult = {}
  for (const { name } of task.rungs) {
    made[name] = await segmentsOf(cwd, name, task)
  }
  return made
}
