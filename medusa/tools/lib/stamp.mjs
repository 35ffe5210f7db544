import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { isTest, walk } from "./files.mjs"
import { ROOT } from "./run.mjs"

const FOLDER = path.join(ROOT, ".cache", "build")

/**
 * A stamp is the hash of everything a build step read. Same hash and output
 * still there: the step is skipped. Contents, not times: a fresh clone, a
 * branch switch and a touched file all behave.
 *
 * @param {string[]} inputs files and folders, relative to the repository
 * @param {string[]} [upstream] hashes of the steps this one builds upon
 */
export function hashOf(inputs, upstream = []) {
  const hash = createHash("sha256")
  for (const part of [process.version, ...upstream]) hash.update(`${part}\0`)
  for (const input of inputs) {
    for (const file of filesOf(path.join(ROOT, input))) {
      hash.update(`${path.relative(ROOT, file)}\0`)
      hash.update(fs.readFileSync(file))
    }
  }
  return hash.digest("hex")
}

/** @param {string} full */
function filesOf(full) {
  const stat = fs.statSync(full, { throwIfNoEntry: false })
  if (!stat) return []
  // Tests and prose do not reach the output.
  const counts = (/** @type {string} */ file) =>
    !isTest(file) && !file.endsWith(".md")
  return stat.isDirectory() ? walk(full).filter(counts) : [full]
}

/** @param {string} step @returns {string | null} */
export function readStamp(step) {
  try {
    return fs.readFileSync(stampFile(step), "utf8")
  } catch {
    return null
  }
}

/** @param {string} step @param {string} hash */
export function writeStamp(step, hash) {
  fs.mkdirSync(FOLDER, { recursive: true })
  fs.writeFileSync(stampFile(step), hash)
}

/** @param {string} step */
export function dropStamp(step) {
  fs.rmSync(stampFile(step), { force: true })
}

/** @param {string} step */
function stampFile(step) {
  return path.join(FOLDER, `${step.replace(/[^a-z0-9-]/gi, "_")}.hash`)
}
