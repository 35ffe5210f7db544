import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { isTest, subfolders, walk } from "./lib/files.mjs"
import { ROOT } from "./lib/run.mjs"

/**
 * Workflow, step, job and subscriber ids share one namespace per process: a
 * second use stops the boot or wins silently (MEDUSA F11, F12). So each id is
 * a literal, unique over the tree and prefixed by its capability.
 *
 * @typedef {{ kind: string, id: string | null, home: string, file: string }} Found
 */

const CALLS = [
  { kind: "workflow", pattern: /\bcreateWorkflow\s*\(\s*([^,]+),/g },
  { kind: "step", pattern: /\bcreateStep\s*\(\s*([^,]+),/g },
]

/**
 * @param {string} [root]
 * @returns {string[]} problems
 */
export function checkIds(root = ROOT) {
  const found = collect(root)
  return [
    ...found.flatMap(literalAndPrefixed),
    ...duplicates(found),
    ...migrationNames(root),
  ]
}

/** @param {string} root @returns {Found[]} */
function collect(root) {
  return homes(root).flatMap((home) =>
    walk(path.join(root, home, "src"))
      .filter((file) => file.endsWith(".ts") && !isTest(file))
      .flatMap((file) => idsOf(root, home, file))
  )
}

/** @param {string} root */
function homes(root) {
  return [
    ...subfolders(root, "plugins").map((name) => `plugins/${name}`),
    "medusa",
  ]
}

/** @returns {Found[]} */
function idsOf(
  /** @type {string} */ root,
  /** @type {string} */ home,
  /** @type {string} */ file
) {
  const source = fs.readFileSync(file, "utf8")
  const relative = path.relative(root, file)
  const at = (/** @type {string} */ kind, /** @type {string | null} */ id) => ({
    kind,
    id,
    home,
    file: relative,
  })
  const calls = CALLS.flatMap(({ kind, pattern }) =>
    [...source.matchAll(pattern)].map((match) =>
      at(kind, literal(match[1] ?? "", source))
    )
  )
  const folder = path.relative(path.join(root, home, "src"), file)
  if (/^jobs\/[^_/]+\.ts$/.test(folder)) {
    calls.push(at("job", property(source, "name")))
  }
  if (/^subscribers\/[^_/]+\.ts$/.test(folder)) {
    calls.push(at("subscriber", property(source, "subscriberId")))
  }
  return calls
}

/** The id itself: a string, `{ name: "…" }`, or a constant of the same file. */
function literal(/** @type {string} */ argument, /** @type {string} */ source) {
  const text = argument.trim()
  const direct =
    /^["'`]([^"'`$]+)["'`]$/.exec(text) ??
    /^\{\s*name:\s*["']([^"']+)["']/.exec(text)
  if (direct) return direct[1] ?? null
  if (!/^[A-Za-z_$][\w$]*$/.test(text)) return null
  const constant = new RegExp(`const ${text}\\s*=\\s*["'\`]([^"'\`]+)["'\`]`)
  return constant.exec(source)?.[1] ?? null
}

/** The last `name: "…"` of a job's config, `subscriberId` of a subscriber's. */
function property(/** @type {string} */ source, /** @type {string} */ key) {
  const config = source.slice(
    Math.max(0, source.indexOf("export const config"))
  )
  return literal(
    new RegExp(`\\b${key}:\\s*([^,}\\n]+)`).exec(config)?.[1] ?? "",
    source
  )
}

/** @param {Found} found */
function literalAndPrefixed({ kind, id, home, file }) {
  const capability = home === "medusa" ? "shop" : path.basename(home)
  if (id === null) {
    const what = kind === "subscriber" ? "context.subscriberId" : "a literal id"
    return [`${file}: ${kind} needs ${what}, such as "${capability}-…".`]
  }
  if (id.startsWith(`${capability}-`) || id.startsWith(`${capability}.`)) {
    return []
  }
  return [`${file}: ${kind} id "${id}" must start with "${capability}-".`]
}

/** @param {Found[]} found */
function duplicates(found) {
  const seen = new Map()
  const problems = []
  for (const { kind, id, file } of found) {
    if (id === null) continue
    // A workflow and a step may not share an id either: one map per process.
    const first = seen.get(id)
    if (first) {
      problems.push(`${file}: ${kind} id "${id}" is taken in ${first}.`)
    }
    seen.set(id, file)
  }
  return problems
}

/** MikroORM keys migrations by class name, over all modules of a shop. */
function migrationNames(/** @type {string} */ root) {
  const seen = new Map()
  const files = subfolders(root, "modules").flatMap((noun) =>
    walk(path.join(root, "modules", noun, "src/migrations"))
  )
  return files.flatMap((file) => {
    const name = path.basename(file, ".ts")
    const relative = path.relative(root, file)
    const first = seen.get(name)
    seen.set(name, relative)
    const problems = first
      ? [`${relative}: migration name ${name} is taken in ${first}.`]
      : []
    if (!fs.readFileSync(file, "utf8").includes(`class ${name} `)) {
      problems.push(`${relative}: the class must be called ${name}.`)
    }
    return problems
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkIds(process.argv[2] ?? ROOT)
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
