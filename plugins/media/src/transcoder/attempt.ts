import { stat } from "node:fs/promises"
import { join } from "node:path"

import { failureOf } from "./failure"
import { runBounded } from "./run-bounded"

/** Where a command runs, and until when. */
export interface Place {
  ffmpeg: string
  cwd: string
  signal: AbortSignal
}

export async function isThere(cwd: string, name: string): Promise<boolean> {
  const size = await stat(join(cwd, name)).then(
    (found) => found.size,
    () => 0
  )
  return size > 0
}

/** For what reads a whole file and encodes next to nothing. */
export const wallFor = (durationMs: number) => Math.max(120_000, durationMs)

/**
 * For what a file can do without: one that yields no picture, or not within
 * the limits, is no failure; a lost lease is.
 *
 * @returns what was printed, or `null` when it did not work
 */
export async function attempt(
  { ffmpeg, cwd, signal }: Place,
  args: string[],
  wallMs: number
): Promise<string | null> {
  const result = await runBounded(ffmpeg, args, { cwd, signal, wallMs })
  if (result.status === "limit" && result.limit === "aborted") {
    throw failureOf(result, "damaged")
  }
  return result.status === "ok" ? result.stderr : null
}
