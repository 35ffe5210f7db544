import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { walk } from "./lib/files.mjs"
import { ROOT } from "./lib/run.mjs"

/** ESLint 9 has no parser for these here, so their length is counted. */
const COUNTED = /\.(astro|css|sql)$/
const MAX_LINES = 400

/**
 * @param {string} [root]
 * @returns {string[]} problems
 */
export function checkSizes(root = ROOT) {
  return ["modules", "plugins", "medusa", "storefront"]
    .flatMap((folder) => walk(path.join(root, folder)))
    .filter((file) => COUNTED.test(file))
    .map((file) => ({ file, lines: lineCount(file) }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(
      ({ file, lines }) =>
        `${path.relative(root, file)}: ${lines} lines, at most ${MAX_LINES}. Split it by what it says.`
    )
}

/** @param {string} file */
function lineCount(file) {
  const lines = fs.readFileSync(file, "utf8").split("\n")
  return lines.filter((line) => line.trim() !== "").length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = checkSizes(process.argv[2] ?? ROOT)
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
