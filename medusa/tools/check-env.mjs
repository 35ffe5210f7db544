import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { ROOT } from "./lib/run.mjs"

/**
 * .env.example is the configuration page of the repository: every key that
 * medusa/env.ts or the storefront reads stands in it, sorted, with a comment,
 * and nothing else does.
 */

/** Set by npm, the system or the launcher for its children. */
const NOT_CONFIGURATION = new Set(["NODE_ENV"])

/** Read by the launcher before any of the two schemas. */
const LAUNCHER_KEYS = ["DATABASE_OWNER_URL"]

/**
 * @param {string} example text of .env.example
 * @param {string} serverSchema text of medusa/env.ts
 * @param {string} storefrontConfig text of storefront/astro.config.ts
 * @returns {string[]} problems
 */
export function envProblems(example, serverSchema, storefrontConfig) {
  const documented = [...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(
    (match) => match[1] ?? ""
  )
  const read = new Set([
    ...LAUNCHER_KEYS,
    ...keysOf(/^ {2}([A-Z][A-Z0-9_]+):/gm, serverSchema),
    ...keysOf(/^\s+([A-Z][A-Z0-9_]+): envField/gm, storefrontConfig),
  ])
  const sorted = [...documented].sort()
  return [
    ...[...read]
      .filter((key) => !documented.includes(key))
      .map((key) => `.env.example lacks ${key}.`),
    ...documented
      .filter((key) => !read.has(key))
      .map((key) => `.env.example explains ${key}, which nothing reads.`),
    ...documented
      .filter((key, index) => key !== sorted[index])
      .slice(0, 1)
      .map((key) => `.env.example is not sorted: ${key} is out of place.`),
  ]
}

/** @param {RegExp} pattern @param {string} text */
function keysOf(pattern, text) {
  return [...text.matchAll(pattern)]
    .map((match) => match[1] ?? "")
    .filter((key) => !NOT_CONFIGURATION.has(key))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const read = (/** @type {string} */ file) =>
    fs.readFileSync(path.join(process.argv[2] ?? ROOT, file), "utf8")
  const problems = envProblems(
    read(".env.example"),
    read("medusa/env.ts"),
    read("storefront/astro.config.ts")
  )
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
