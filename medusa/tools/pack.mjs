import { execFileSync } from "node:child_process"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { publishedFolders, readJson } from "./lib/files.mjs"
import { ROOT, toolEnv } from "./lib/run.mjs"

/**
 * Packs every module and plugin as the registry would get it, and says what a
 * stranger would miss in each tarball.
 *
 * @typedef {{ name: string, dir: string, tarball: string, files: string[] }} Packed
 */

/** @returns {string[]} folders of the packages that are published */
export function publishedPackages() {
  return ["modules", "plugins"].flatMap((group) =>
    publishedFolders(ROOT, group).map((name) => `${group}/${name}`)
  )
}

/**
 * @param {string} destination folder for the tarballs
 * @returns {Packed[]}
 */
export function packAll(destination) {
  fs.mkdirSync(destination, { recursive: true })
  const dirs = publishedPackages()
  const output = execFileSync(
    "npm",
    [
      "pack",
      "--json",
      "--ignore-scripts",
      `--pack-destination=${destination}`,
      ...dirs.map((dir) => `--workspace=${dir}`),
    ],
    { cwd: ROOT, env: toolEnv(), stdio: ["ignore", "pipe", "pipe"] }
  )
  const dirOf = new Map(dirs.map((dir) => [manifest(dir).name, dir]))
  return packedEntries(output.toString("utf8")).map((entry) => ({
    name: entry.name,
    dir: dirOf.get(entry.name) ?? entry.name,
    tarball: path.join(destination, entry.filename),
    files: entry.files.map((file) => file.path),
  }))
}

/**
 * npm 10 and 11 print a list; npm 12 an object keyed by package name.
 * @param {string} json
 * @returns {{ name: string, filename: string, files: { path: string }[] }[]}
 */
function packedEntries(json) {
  const parsed = JSON.parse(json)
  return Array.isArray(parsed) ? parsed : Object.values(parsed)
}

/** @param {string} dir */
function manifest(dir) {
  return readJson(path.join(ROOT, dir, "package.json"))
}

/** What must not be in a tarball, and why. */
const REFUSED = [
  { pattern: /(^|\/)(__tests__|integration-tests)\//, what: "tests" },
  { pattern: /\.spec\.(js|ts|d\.ts)$/, what: "tests" },
  { pattern: /^src\//, what: "sources" },
  { pattern: /(?<!\.d)\.tsx?$/, what: "TypeScript sources" },
  { pattern: /\.tsbuildinfo$/, what: "compiler state" },
  { pattern: /(^|\/)\.env/, what: "environment files" },
]

/**
 * @param {Packed} packed
 * @returns {string[]} problems
 */
export function tarballProblems({ dir, files }) {
  const entry = dir.startsWith("modules/")
    ? ["dist/index.js", "dist/index.d.ts"]
    : [".medusa/server/src/admin/index.mjs"]
  const required = ["package.json", "README.md", "LICENSE", ...entry]
  const problems = required
    .filter((file) => !files.includes(file))
    .map((file) => `lacks ${file}`)
  if (!files.some((file) => file.endsWith(".d.ts"))) problems.push("no types")
  for (const { pattern, what } of REFUSED) {
    const found = files.filter((file) => pattern.test(file))
    if (found.length > 0) problems.push(`ships ${what}: ${found[0]}`)
  }
  const readme = dir.startsWith("plugins/") ? readmeProblems(dir) : []
  return [...problems, ...readme, ...exportProblems(dir, files)]
}

/**
 * A plugin's README has every line that a stranger types: what to install,
 * what to register (the plugins it stands on too), and how to migrate.
 * @param {string} dir
 */
function readmeProblems(dir) {
  const text = fs.readFileSync(path.join(ROOT, dir, "README.md"), "utf8")
  const install = /^npm install (?:.*\\\n)*.*$/m.exec(text)?.[0] ?? ""
  const { name, dependencies = {} } = manifest(dir)
  const needed = [name, ...Object.keys(dependencies)].filter((each) =>
    each.startsWith("@codex/plugin-")
  )
  const registered = [...text.matchAll(/resolve: "(@codex\/plugin-[a-z]+)"/g)]
  const missing = needed.flatMap((each) => [
    ...(install.includes(each) ? [] : [`"npm install" of ${each}`]),
    ...(registered.some((found) => found[1] === each)
      ? []
      : [`the entry of ${each}`]),
  ])
  const uninstalled = registered
    .map((found) => found[1])
    .filter((each) => !install.includes(each))
    .map((each) => `"npm install" of ${each}`)
  const migrate = text.includes("npx medusa db:migrate")
    ? []
    : ['"npx medusa db:migrate"']
  return [...new Set([...missing, ...uninstalled, ...migrate])].map(
    (what) => `README lacks ${what}`
  )
}

/**
 * Every file that `exports`, `types` or `bin` promises is in the tarball.
 * @param {string} dir
 * @param {string[]} files
 */
function exportProblems(dir, files) {
  const { exports = {}, bin = {} } = manifest(dir)
  return targets([exports, bin])
    .map((file) => file.replace(/^\.\//, ""))
    .filter((file) => !file.includes("*") && !files.includes(file))
    .map((file) => `exports ${file}, which is not packed`)
}

/** Strings inside nested conditions, the source condition left out. */
function targets(/** @type {unknown} */ value) {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(
    /** @returns {string[]} */
    ([key, inner]) => (key === "codex-source" ? [] : targets(inner))
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packed = packAll(path.resolve(process.argv[2] ?? ".cache/tarballs"))
  for (const one of packed) {
    const problems = tarballProblems(one)
    console.log(`${problems.length ? "✗" : "✓"} ${one.name} ${one.tarball}`)
    for (const problem of problems) console.log(`    ${problem}`)
    if (problems.length > 0) process.exitCode = 1
  }
}
