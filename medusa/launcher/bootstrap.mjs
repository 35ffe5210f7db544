// The door every npm script goes through. Runs on any Node >= 20 with nothing
// installed: brings the packages in, then continues on the Node 22 that came
// with them.
import { spawn, spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"

const here = path.dirname(fileURLToPath(import.meta.url))
const root = path.resolve(here, "../..")
const modules = path.join(root, "node_modules")
const stamp = path.join(modules, ".codex-lock")
const [command = "start", ...args] = process.argv.slice(2)

const [major = 0] = process.versions.node.split(".").map(Number)
if (major < 20) {
  console.error(
    `Node ${process.versions.node} is too old. Install Node 20 or newer; the repository brings the rest.`
  )
  process.exit(1)
}

function lockHash() {
  const lock = fs.readFileSync(path.join(root, "package-lock.json"))
  return createHash("sha256").update(lock).digest("hex")
}

/** True when node_modules is what package-lock.json says. */
function isInstalled() {
  if (fs.existsSync(stamp)) {
    return fs.readFileSync(stamp, "utf8") === lockHash()
  }
  const written = path.join(modules, ".package-lock.json")
  return (
    fs.existsSync(written) &&
    fs.statSync(written).mtimeMs >=
      fs.statSync(path.join(root, "package-lock.json")).mtimeMs
  )
}

function install() {
  const started = Date.now()
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1)
  console.log("Installing packages (once; two to three minutes) …")
  const npm = process.platform === "win32" ? "npm.cmd" : "npm"
  const result = spawnSync(
    npm,
    ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=optional"],
    {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
      shell: process.platform === "win32",
    }
  )
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr)
    console.error(
      `npm ci failed after ${seconds()} s. Check the network and run the same command again; nothing else was changed.`
    )
    process.exit(1)
  }
  console.log(`Packages installed in ${seconds()} s`)
}

if (!isInstalled()) {
  install()
}
fs.writeFileSync(stamp, lockHash())

/** Node 22 from npm, else the running one if it is new enough. */
function nodePath() {
  const bundled = path.join(
    modules,
    ".bin",
    process.platform === "win32" ? "node.cmd" : "node"
  )
  if (fs.existsSync(bundled)) {
    return fs.realpathSync(bundled)
  }
  const [, minor = 0] = process.versions.node.split(".").map(Number)
  if (major > 22 || (major === 22 && minor >= 12)) {
    return process.execPath
  }
  console.error(
    `No Node 22 package for ${process.platform}-${process.arch}. Install Node 22.12 or newer and run the command again.`
  )
  return process.exit(1)
}

const node = nodePath()
const child = spawn(node, [path.join(here, `${command}.mjs`), ...args], {
  stdio: "inherit",
  cwd: root,
  env: {
    ...process.env,
    PATH: [
      path.join(modules, ".bin"),
      path.dirname(node),
      process.env.PATH,
    ].join(path.delimiter),
    MEDUSA_DISABLE_TELEMETRY: "true",
    ASTRO_TELEMETRY_DISABLED: "1",
  },
})
// Ctrl-C reaches the child by itself (same terminal); a plain kill does not.
process.on("SIGINT", () => undefined)
process.on("SIGTERM", () => child.kill("SIGTERM"))
child.on("exit", (code, signal) => {
  process.exit(signal ? 130 : (code ?? 1))
})
