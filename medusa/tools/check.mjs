import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { pool, ROOT, run, secondsSince, toolEnv } from "./lib/run.mjs"

/**
 * `npm run check`: every gate of STYLE §5, two at a time, one line each, and
 * at the end what failed. `npm run check -- types eslint` runs only those.
 *
 * @typedef {{ name: string, command: string, args: string[], cwd?: string,
 *   needs?: string }} Gate
 */

/** TypeScript's whole-program lint outgrows Node's default heap. */
const env = toolEnv({
  NODE_OPTIONS: `${toolEnv().NODE_OPTIONS ?? ""} --max-old-space-size=6144`,
})

const here = path.dirname(fileURLToPath(import.meta.url))
const own = (/** @type {string} */ name) => path.join(here, `check-${name}.mjs`)

/** The long ones first, so that the two lanes end together. @type {Gate[]} */
const GATES = [
  {
    name: "eslint",
    command: "eslint",
    args: [
      ".",
      "--max-warnings=0",
      "--cache",
      "--cache-strategy=content",
      "--cache-location=.cache/eslint/",
    ],
  },
  {
    name: "types",
    command: "tsc",
    args: ["-p", "tsconfig.check.json"],
  },
  {
    name: "types-admin",
    command: "tsc",
    args: ["-p", "tsconfig.check-admin.json"],
  },
  {
    name: "types-storefront",
    command: "astro",
    args: ["check", "--minimumFailingSeverity", "error"],
    cwd: path.join(ROOT, "storefront"),
    needs: path.join(ROOT, "storefront/astro.config.ts"),
  },
  {
    name: "format",
    command: "prettier",
    args: [
      "--check",
      "--log-level=warn",
      "--cache",
      "--cache-location=.cache/prettier",
      ".",
    ],
  },
  {
    name: "layers",
    command: "depcruise",
    args: [
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err-long",
      "modules",
      "plugins",
      "medusa",
      "storefront/src",
      "medusa-config.ts",
    ],
  },
  {
    name: "dead-code",
    command: "knip",
    args: ["--no-progress", "--no-config-hints"],
  },
  {
    name: "duplication",
    command: "jscpd",
    args: [
      "--config",
      ".jscpd.json",
      "modules",
      "plugins",
      "medusa",
      "storefront",
    ],
  },
  { name: "owners", command: "node", args: [own("owners")] },
  { name: "ids", command: "node", args: [own("ids")] },
  { name: "compose", command: "node", args: [own("compose")] },
  { name: "env", command: "node", args: [own("env")] },
  { name: "sizes", command: "node", args: [own("sizes")] },
]

/** @param {string[]} only names of gates, empty for all */
async function check(only) {
  const unknown = only.filter((name) => !GATES.some((g) => g.name === name))
  if (unknown.length > 0) {
    const known = GATES.map((gate) => gate.name).join(", ")
    console.error(`Unknown gate ${unknown.join(", ")}. Known: ${known}`)
    return 2
  }
  fs.mkdirSync(path.join(ROOT, ".cache"), { recursive: true })
  const started = performance.now()
  const gates = GATES.filter(
    (gate) => only.length === 0 || only.includes(gate.name)
  )
  const results = await pool(
    gates.map((gate) => () => runGate(gate)),
    2
  )
  return report(results, secondsSince(started))
}

/** @param {Gate} gate */
async function runGate(gate) {
  if (gate.needs && !fs.existsSync(gate.needs)) {
    const output = `missing ${path.relative(ROOT, gate.needs)}\n`
    console.log(`✗ ${gate.name.padEnd(17)} cannot run`)
    return { name: gate.name, code: 1, output, seconds: 0 }
  }
  const result = await run(gate.command, gate.args, { cwd: gate.cwd, env })
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
  console.log(
    `\n${failed.length ? `Failed: ${names}.` : "All gates pass."} ${seconds.toFixed(0)} s`
  )
  console.log(
    `${results.length - failed.length} passed, ${failed.length} failed`
  )
  return failed.length === 0 ? 0 : 1
}

process.exitCode = await check(process.argv.slice(2))
