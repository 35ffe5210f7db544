import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../.."
)

/** @typedef {{ code: number, output: string, seconds: number }} RunResult */

/**
 * Environment for build and check tools: the repository's own Node and
 * binaries first, and never the source condition. A build that inherits
 * `--conditions=codex-source` from a developer's shell would bundle TypeScript
 * sources of sibling packages (MEDUSA Part 4.2).
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnv(extra = {}) {
  const bin = path.join(ROOT, "node_modules", ".bin")
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
    NODE_OPTIONS: withoutSourceCondition(process.env.NODE_OPTIONS ?? ""),
    MEDUSA_DISABLE_TELEMETRY: "true",
    ASTRO_TELEMETRY_DISABLED: "1",
    FORCE_COLOR: "0",
    ...extra,
  }
}

/** @param {string} options */
function withoutSourceCondition(options) {
  return options.replace(/(--conditions|-C)[= ]codex-source/g, "").trim()
}

/** @param {number} since value of performance.now() */
export function secondsSince(since) {
  return (performance.now() - since) / 1000
}

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set()

/** Ends every command of `run` that is still at work, and waits for it. */
export async function stopRunning() {
  const ends = [...running].map(async (child) => {
    const closed = once(child, "close")
    child.kill("SIGTERM")
    const timer = setTimeout(() => child.kill("SIGKILL"), 5000)
    await closed.catch(() => undefined)
    clearTimeout(timer)
  })
  await Promise.all(ends)
}

/**
 * Runs a command to its end and keeps what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean }} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options = {}) {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? ROOT,
      env: options.env ?? toolEnv(),
      stdio: ["ignore", "pipe", "pipe"],
    })
    running.add(child)
    /** @type {Buffer[]} */
    const chunks = []
    const keep = (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk)
      if (options.echo) process.stdout.write(chunk)
    }
    child.stdout.on("data", keep)
    child.stderr.on("data", keep)
    const finish = (/** @type {number} */ code) => {
      running.delete(child)
      resolve({
        code,
        output: Buffer.concat(chunks).toString("utf8"),
        seconds: secondsSince(started),
      })
    }
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${command}: ${error.message}\n`))
      finish(127)
    })
    child.on("close", (code) => finish(code ?? 1))
  })
}

/**
 * Runs tasks with at most `width` at a time, keeping the order of results.
 * @template T
 * @param {(() => Promise<T>)[]} tasks
 * @param {number} width
 * @returns {Promise<T[]>}
 */
export async function pool(tasks, width) {
  /** @type {T[]} */
  const results = new Array(tasks.length)
  let next = 0
  const lane = async () => {
    while (next < tasks.length) {
      const index = next++
      results[index] = await tasks[index]()
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return results
}
