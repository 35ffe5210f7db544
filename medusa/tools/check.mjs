import fs from "node:fs"
import path from "node:path"
import { gatesFor, runGate } from "./lib/gates.mjs"
import { pool, ROOT, secondsSince } from "./lib/run.mjs"

/**
 * `npm run check`: every gate, two at a time, one line each, and at the end
 * what failed. `npm run check -- types eslint` runs only those.
 *
 * @param {string[]} only names of gates, empty for all
 */
async function check(only) {
  const all = gatesFor(ROOT)
  const unknown = only.filter((name) => !all.some((g) => g.name === name))
  if (unknown.length > 0) {
    const known = all.map((gate) => gate.name).join(", ")
    console.error(`Unknown gate ${unknown.join(", ")}. Known: ${known}`)
    return 2
  }
  fs.mkdirSync(path.join(ROOT, ".cache"), { recursive: true })
  const started = performance.now()
  const gates = all.filter(
    (gate) => only.length === 0 || only.includes(gate.name)
  )
  const results = await pool(
    gates.map((gate) => () => judged(gate)),
    2
  )
  return report(results, secondsSince(started))
}

/** @param {import("./lib/gates.mjs").Gate} gate */
async function judged(gate) {
  const result = await runGate(gate)
  const mark = result.code === 0 ? "✓" : "✗"
  const seconds = result.seconds.toFixed(1).padStart(6)
  console.log(`${mark} ${gate.name.padEnd(17)} ${seconds} s`)
  return { name: gate.name, ...result }
}

/**
 * @param {{ name: string, code: number, output: string }[]} results
 * @param {number} seconds
 */
function report(results, seconds) {
  const failed = results.filter((result) => result.code !== 0)
  for (const { name, output } of failed) {
    console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`)
    console.log(output.trimEnd())
  }
  const names = failed.map((result) => result.name).join(", ")
  const verdict = failed.length ? `Failed: ${names}.` : "All gates pass."
  console.log(`\n${verdict} ${seconds.toFixed(0)} s`)
  console.log(
    `${results.length - failed.length} passed, ${failed.length} failed`
  )
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await check(process.argv.slice(2))
