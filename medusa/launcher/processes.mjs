// Child processes of the launcher: each with its log file, stopped together.
import { spawn } from "node:child_process"
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { tail } from "./steps.mjs"

/** Children run until `stop`; one that ends by itself calls `onCrash`. */
export class Processes {
  #children = new Map()
  #stopping = false

  /** @param {string} logs folder for one log file per process */
  constructor(logs) {
    this.logs = logs
    fs.mkdirSync(logs, { recursive: true })
  }

  logFile(name) {
    return path.join(this.logs, `${name}.log`)
  }

  /**
   * Starts `node script ...args` in the background. A name runs once: the
   * first of two would be forgotten, and run on after everything else.
   * @param {string} name
   * @param {string[]} argv script and its arguments
   * @param {{ cwd: string, env: Record<string, string | undefined>, yields?: boolean }} options
   *   `yields`: leaves the processor to the others where both want it
   */
  start(name, argv, { yields = false, ...options }) {
    if (this.isRunning(name)) {
      throw new Error(`${name} is running already`)
    }
    const log = fs.openSync(this.logFile(name), "w")
    const child = spawn(process.execPath, argv, {
      ...options,
      stdio: ["ignore", log, log],
      // Not in the terminal's group: Ctrl-C is for the launcher, which stops
      // them in order.
      detached: process.platform !== "win32",
    })
    fs.closeSync(log)
    if (yields && child.pid) {
      os.setPriority(child.pid, os.constants.priority.PRIORITY_BELOW_NORMAL)
    }
    this.#children.set(name, child)
    child.once("exit", (code, signal) => {
      this.#children.delete(name)
      if (!this.#stopping) {
        this.#lastWords(name, signal ?? `code ${code}`)
        this.onCrash(name)
      }
    })
    return child
  }

  /** Replaceable: what happens when a child ends unasked. */
  onCrash(name) {
    throw new Error(`${name} stopped`)
  }

  #lastWords(name, how) {
    console.error(
      `\n${name} stopped (${how}). Its last lines:\n\n${tail(this.logFile(name))}\n\nFull log: ${this.logFile(name)}`
    )
  }

  isRunning(name) {
    return this.#children.has(name)
  }

  pidOf(name) {
    return this.#children.get(name)?.pid
  }

  /** Ends one process at once, as a power cut would; for tests. */
  async kill(name, signal = "SIGKILL") {
    const child = this.#children.get(name)
    if (!child) {
      return
    }
    this.#children.delete(name)
    child.removeAllListeners("exit")
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill(signal)
    await gone
  }

  /** SIGTERM, and SIGKILL for those still there after `graceMs`. */
  async stop(graceMs = 10_000) {
    this.#stopping = true
    await Promise.all(
      [...this.#children.values()].map(
        (child) =>
          new Promise((resolve) => {
            const timer = setTimeout(() => child.kill("SIGKILL"), graceMs)
            child.once("exit", () => {
              clearTimeout(timer)
              resolve(undefined)
            })
            child.kill("SIGTERM")
          })
      )
    )
  }
}

/**
 * Runs a command to its end; rejects with its output when it fails.
 * @param {string[]} argv script and its arguments
 */
export function runToEnd(argv, { cwd, env, log }) {
  return new Promise((resolve, reject) => {
    const file = fs.openSync(log, "w")
    const child = spawn(process.execPath, argv, {
      cwd,
      env,
      stdio: ["ignore", file, file],
    })
    child.once("exit", (code) => {
      fs.closeSync(file)
      if (code === 0) {
        resolve(undefined)
      } else {
        reject(
          new Error(
            `${path.basename(argv[0])} ${argv.slice(1).join(" ")} failed:\n${tail(log)}\n\nFull log: ${log}`
          )
        )
      }
    })
  })
}
