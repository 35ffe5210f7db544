import fs from "node:fs"
import path from "node:path"

const SKIPPED = new Set([
  "node_modules",
  ".medusa",
  ".astro",
  ".cache",
  ".data",
  ".git",
  "dist",
])

/**
 * Every file under a folder, build output left out, sorted.
 * @param {string} folder
 * @returns {string[]}
 */
export function walk(folder) {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      return entry.isDirectory() ? walk(file) : [file]
    })
}

/** @param {string} file */
export function isTest(file) {
  return /\/(__tests__|integration-tests)\/|\.spec\.tsx?$/.test(file)
}

/**
 * Folder names directly under a folder of the repository.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function subfolders(root, folder) {
  const full = path.join(root, folder)
  if (!fs.existsSync(full)) return []
  return fs
    .readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

/**
 * Those of them that npm would publish.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
export function publishedFolders(root, folder) {
  return subfolders(root, folder).filter(
    (name) => !readJson(path.join(root, folder, name, "package.json")).private
  )
}

/** @param {string} file */
export function readJson(file) {
  return JSON.parse(fs.readFileSync(file, "utf8"))
}
