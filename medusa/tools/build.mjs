import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { buildPlan } from "./lib/build-plan.mjs"
import { ROOT, run, secondsSince } from "./lib/run.mjs"
import { dropStamp, hashOf, readStamp, writeStamp } from "./lib/stamp.mjs"

/**
 * `npm run build`: modules, plugins, the shop, the dashboard and the
 * storefront, each step as soon as what it needs is done, two at a time, and
 * only what changed (stamps in .cache/build).
 *
 * Traps this file knows about:
 * - `plugin:build` fails where src/admin does not exist, and it resolves
 *   @medusajs/medusa from the plugin's own folder (MEDUSA Part 3.7).
 * - It drops folders called test, unit-tests and integration-tests but not
 *   __tests__: every plugin's tsconfig must exclude those (F9), and needs
 *   `rootDir: "./"` or the output loses its src/ level (F10).
 * - No step may see the codex-source condition, or Vite and tsc would compile
 *   sources of sibling packages into this one (F16, Part 4.2): toolEnv().
 * - The root's `.medusa/server` has no node_modules of its own and must be the
 *   cwd of `medusa start`; it works because it lies inside the repository.
 *
 * @typedef {import("./lib/build-plan.mjs").Step} Step
 * @typedef {{ name: string, state: "running" | "done" | "skipped" | "failed",
 *   seconds: number, output: string }} StepEvent
 */

const WIDTH = 2

/**
 * @param {{ only?: string[], force?: boolean,
 *   onStep?: (event: StepEvent) => void }} [options] `only` names steps, such
 *   as "plugins/media"; what they need is built too
 * @returns {Promise<{ ok: boolean, failed: StepEvent[], seconds: number }>}
 */
export async function build(options = {}) {
  const started = performance.now()
  const plan = withNeeded(buildPlan(), options.only ?? [])
  const force = options.force ?? false
  const report = options.onStep ?? (() => {})
  const failed = await schedule(plan, async (step, upstream) => {
    const event = await buildStep(step, upstream, force, report)
    report(event)
    return event
  })
  return { ok: failed.length === 0, failed, seconds: secondsSince(started) }
}

/**
 * Keeps the named steps and, transitively, those they come after.
 * @param {Step[]} plan
 * @param {string[]} only
 */
function withNeeded(plan, only) {
  if (only.length === 0) return plan
  const unknown = only.filter((name) => !plan.some((s) => s.name === name))
  if (unknown.length > 0) {
    const known = plan.map((step) => step.name).join(", ")
    throw new Error(`Unknown build step ${unknown.join(", ")}. Known: ${known}`)
  }
  const wanted = new Set(only)
  for (const step of [...plan].reverse()) {
    if (wanted.has(step.name)) step.after.forEach((name) => wanted.add(name))
  }
  const kept = plan.filter((step) => wanted.has(step.name))
  return kept.length === wanted.size ? kept : withNeeded(plan, [...wanted])
}

/**
 * Starts each step once its predecessors are done, at most WIDTH at a time;
 * after a failure nothing new starts.
 * @param {Step[]} plan
 * @param {(step: Step, upstream: string[]) => Promise<StepEvent & { hash: string }>} work
 * @returns {Promise<StepEvent[]>} what failed
 */
async function schedule(plan, work) {
  /** @type {Map<string, string>} */
  const hashes = new Map()
  /** @type {StepEvent[]} */
  const failed = []
  const waiting = new Set(plan)
  const running = new Set()
  while (waiting.size > 0 || running.size > 0) {
    for (const step of startable(waiting, hashes, running, failed)) {
      waiting.delete(step)
      const upstream = step.after.map((name) => hashes.get(name) ?? "")
      const job = work(step, upstream).then((event) => {
        running.delete(job)
        if (event.state === "failed") failed.push(event)
        else hashes.set(step.name, event.hash)
      })
      running.add(job)
    }
    if (running.size === 0) break
    await Promise.race(running)
  }
  return failed
}

/**
 * @param {Set<Step>} waiting
 * @param {Map<string, string>} hashes
 * @param {Set<unknown>} running
 * @param {StepEvent[]} failed
 */
function startable(waiting, hashes, running, failed) {
  if (failed.length > 0) return []
  return [...waiting]
    .filter((step) => step.after.every((name) => hashes.has(name)))
    .slice(0, WIDTH - running.size)
}

/**
 * @param {Step} step
 * @param {string[]} upstream
 * @param {boolean} force
 * @param {(event: StepEvent) => void} report
 * @returns {Promise<StepEvent & { hash: string }>}
 */
async function buildStep(step, upstream, force, report) {
  const hash = hashOf(step.inputs, upstream)
  const base = { name: step.name, hash, output: "" }
  if (!force && readStamp(step.name) === hash && complete(step)) {
    return { ...base, state: "skipped", seconds: 0 }
  }
  report({ ...base, state: "running", seconds: 0 })
  dropStamp(step.name)
  prepareFolders(step)
  const result = await run(step.command, step.args, {
    cwd: step.cwd,
    env: step.env(),
  })
  if (result.code !== 0 || !complete(step)) {
    const output = `${result.output.trimEnd()}${missing(step)}`
    return { ...base, state: "failed", seconds: result.seconds, output }
  }
  writeStamp(step.name, hash)
  const { seconds, output } = result
  return { ...base, state: "done", seconds, output }
}

/** @param {Step} step */
function prepareFolders(step) {
  for (const folder of step.clean) {
    fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true })
  }
  for (const folder of step.ensure) {
    fs.mkdirSync(path.join(ROOT, folder), { recursive: true })
  }
}

/** @param {Step} step */
function absentOutputs(step) {
  return step.outputs.filter((file) => !fs.existsSync(path.join(ROOT, file)))
}

/** @param {Step} step */
function complete(step) {
  return absentOutputs(step).length === 0
}

/** Vite and Medusa both can end with code 0 and no output: say what lacks. */
function missing(/** @type {Step} */ step) {
  const absent = absentOutputs(step)
  return absent.length > 0 ? `\nNot written: ${absent.join(", ")}` : ""
}

/** @param {StepEvent} event */
function printStep(event) {
  if (event.state === "running") return
  const mark = { done: "✓", skipped: "·", failed: "✗" }[event.state]
  const time =
    event.state === "skipped" ? "unchanged" : `${event.seconds.toFixed(1)} s`
  console.log(`${mark} ${event.name.padEnd(18)} ${time.padStart(9)}`)
  if (event.state === "failed") console.log(`\n${event.output}\n`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2)
  const result = await build({
    only: args.filter((arg) => !arg.startsWith("-")),
    force: args.includes("--force"),
    onStep: printStep,
  })
  const words = result.ok ? "Built" : "Build failed"
  console.log(`${words} in ${result.seconds.toFixed(0)} s`)
  process.exitCode = result.ok ? 0 : 1
}
