import type { ChildProcess } from "node:child_process"
import { readdir, stat, statfs } from "node:fs/promises"
import { join } from "node:path"

import { familyBytes } from "./process-family"

export interface Bounds {
  cwd: string
  signal: AbortSignal
  wallMs: number
  /** Bytes all files in `cwd` together may reach. */
  folderBytes?: number
}

/** What a child may have passed. */
export type Limit = "wall" | "output" | "memory" | "space" | "aborted"

const MEMORY_BYTES = 1.5 * 1024 ** 3
const WATCH_MS = 2000
/** With less room than this nothing more was written. */
const NO_ROOM_BYTES = 1024 ** 2

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  })
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          ({ size }) => size,
          () => 0
        )
      )
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** ffmpeg does not always say it, and may end well with half of its output. */
export async function isDiskFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize < NO_ROOM_BYTES
}

async function exceeded(pid: number, options: Bounds): Promise<Limit | null> {
  if ((await familyBytes(pid)) > MEMORY_BYTES) {
    return "memory"
  }
  const { folderBytes: cap, cwd } = options
  return cap !== undefined && (await folderBytes(cwd)) > cap ? "output" : null
}

/** Kills the child at the first limit it passes; says which one. */
export function watch(child: ChildProcess, options: Bounds) {
  let hit: Limit | null = null
  const stop = (limit: Limit) => {
    hit ??= limit
    child.kill("SIGKILL")
  }
  const wall = setTimeout(() => stop("wall"), options.wallMs)
  const poll = setInterval(() => {
    void exceeded(child.pid ?? 0, options)
      .catch(() => null)
      .then((limit) => limit && stop(limit))
  }, WATCH_MS)
  const abort = () => stop("aborted")
  options.signal.addEventListener("abort", abort, { once: true })
  if (options.signal.aborted) {
    abort()
  }
  return () => {
    clearTimeout(wall)
    clearInterval(poll)
    options.signal.removeEventListener("abort", abort)
    return hit
  }
}
