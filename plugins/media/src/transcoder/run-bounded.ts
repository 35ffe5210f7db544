import { spawn } from "node:child_process"
import { writeFile } from "node:fs/promises"
import { constants } from "node:os"
import { join } from "node:path"

import { type Bounds, isDiskFull, type Limit, watch } from "./bounds"
import { isolated } from "./isolation"

export interface RunOptions extends Bounds {
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
  | { status: "limit"; limit: Limit }

const TEXT_LIMIT = 4 * 1024 ** 2
/** Read by the next worker on this machine, should this one be killed. */
export const PID_FILE = "child.pid"

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
    const isFull = await isDiskFull(options.cwd)
    const limit = unwatch() ?? (isFull ? "space" : null)
    if (limit) {
      return { status: "limit", limit }
    }
    return code === 0
      ? { status: "ok", stdout, stderr }
      : { status: "exit", code, killedBy: killedBy ?? signalOf(code), stderr }
  } finally {
    unwatch()
    // Still running where its number could not be written: the disk is full.
    child.kill("SIGKILL")
  }
}
