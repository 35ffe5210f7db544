import { type ChildProcess, spawn } from "node:child_process"
import { readdir, stat, writeFile } from "node:fs/promises"
import { constants } from "node:os"
import { join } from "node:path"

import { isolated } from "./isolation"
import { familyBytes } from "./process-family"

export interface RunOptions {
  cwd: string
  signal: AbortSignal
  wallMs: number
  /** Bytes all files in `cwd` together may reach. */
  folderBytes?: number
  onStdout?: (text: string) => void
}

export type RunResult =
  | { status: "ok"; stdout: string; stderr: string }
  | {
      status: "exit"
      code: number | null
      killedBy: string | null
      stderr: string
    }
  | { status: "limit"; limit: "wall" | "output" | "memory" | "aborted" }

type Limit = Extract<RunResult, { status: "limit" }>["limit"]

const MEMORY_BYTES = 1.5 * 1024 ** 3
const TEXT_LIMIT = 4 * 1024 ** 2
const WATCH_MS = 2000
/** Read by the next worker on this machine, should this one be killed. */
export const PID_FILE = "child.pid"

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

async function exceeded(
  pid: number,
  options: RunOptions
): Promise<Limit | null> {
  if ((await familyBytes(pid)) > MEMORY_BYTES) {
    return "memory"
  }
  const { folderBytes: cap, cwd } = options
  return cap !== undefined && (await folderBytes(cwd)) > cap ? "output" : null
}

/** Kills the child at the first limit it passes; says which one. */
function watch(child: ChildProcess, options: RunOptions) {
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

/** Nothing of our environment (credentials!) reaches the child. */
export const childEnv = () => ({
  PATH: process.env.PATH ?? "",
  LC_ALL: "C",
  // The bundled builds are static. Of the machine's character sets they load
  // code of another glibc and crash (any MPEG-TS with a name), so find none.
  GCONV_PATH: "/nonexistent",
})

/** Its keeper says of a child that was killed what a shell says: 128 + signal. */
function signalOf(code: number | null): string | null {
  const signals = Object.entries(constants.signals)
  return signals.find(([, number]) => code === 128 + number)?.[0] ?? null
}

/**
 * One isolated child process with a wall clock, a memory, an output and a cancel
 * limit.
 */
export async function runBounded(
  tool: string,
  given: readonly string[],
  options: RunOptions
): Promise<RunResult> {
  const command = { tool, args: given, cwd: options.cwd }
  const { program, args } = await isolated(command)
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: childEnv(),
    stdio: ["ignore", "pipe", "pipe"],
  })
  let stdout = ""
  let stderr = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    options.onStdout?.(text)
    stdout = (stdout + text).slice(-TEXT_LIMIT)
  })
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr = (stderr + text).slice(-4000)
  })
  const unwatch = watch(child, options)
  try {
    const ended = new Promise<[number | null, string | null]>(
      (resolve, reject) => {
        child.once("error", reject)
        child.once("close", (code, signal) => resolve([code, signal]))
      }
    )
    if (child.pid) {
      await writeFile(join(options.cwd, PID_FILE), String(child.pid))
    }
    const [code, killedBy] = await ended
    const limit = unwatch()
    if (limit) {
      return { status: "limit", limit }
    }
    return code === 0
      ? { status: "ok", stdout, stderr }
      : { status: "exit", code, killedBy: killedBy ?? signalOf(code), stderr }
  } finally {
    unwatch()
  }
}
