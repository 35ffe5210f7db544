import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { readJson, subfolders } from "./lib/files.mjs"
import { ROOT } from "./lib/run.mjs"

/** Packages of modules/ that own no table and need no plugin to load them. */
const NO_TABLES = ["admin-kit", "kernel"]

/**
 * One owner plugin per module. When two plugins shim the same module, Medusa
 * keeps the last one without a word and the first one's options are lost
 * (MEDUSA F6); a module nobody shims never gets its tables.
 *
 * @param {string} [root]
 * @returns {string[]} problems, empty when the law holds
 */
export function checkOwners(root = ROOT) {
  const owners = shims(root)
  const problems = []
  for (const [noun, plugins] of owners) {
    if (plugins.length > 1) {
      problems.push(
        `@codex/${noun} is shimmed by ${plugins.join(" and ")}: Medusa keeps the last one silently. Keep one owner.`
      )
    }
  }
  for (const noun of subfolders(root, "modules")) {
    if (!NO_TABLES.includes(noun) && !owners.has(noun)) {
      problems.push(
        `@codex/${noun} has no owner: add plugins/<owner>/src/modules/${noun}/index.ts.`
      )
    }
  }
  return [...problems, ...missingDependencies(root)]
}

/** @param {string} root @returns {Map<string, string[]>} noun → plugins */
function shims(root) {
  const owners = new Map()
  for (const { plugin, file } of shimFiles(root)) {
    const noun = shimmedNoun(fs.readFileSync(file, "utf8"))
    if (noun) owners.set(noun, [...(owners.get(noun) ?? []), plugin])
  }
  return owners
}

/** @param {string} root */
function shimFiles(root) {
  const homes = subfolders(root, "plugins").map((name) => `plugins/${name}`)
  return [...homes, "medusa"].flatMap((plugin) =>
    subfolders(root, `${plugin}/src/modules`)
      .map((name) => path.join(root, plugin, "src/modules", name, "index.ts"))
      .filter((file) => fs.existsSync(file))
      .map((file) => ({ plugin, file }))
  )
}

/** @param {string} source */
function shimmedNoun(source) {
  return /require\.resolve\(\s*["']@codex\/([a-z-]+)["']\s*\)/.exec(source)?.[1]
}

/** A shim must bring its module along when the plugin is installed alone. */
function missingDependencies(/** @type {string} */ root) {
  return shimFiles(root).flatMap(({ plugin, file }) => {
    const noun = shimmedNoun(fs.readFileSync(file, "utf8"))
    const manifest = readJson(path.join(root, plugin, "package.json"))
    if (!noun || manifest.dependencies?.[`@codex/${noun}`]) return []
    return [
      `${plugin} shims @codex/${noun} but does not list it in dependencies.`,
    ]
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkOwners(process.argv[2] ?? ROOT)
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
