// One shop on this machine: its folder, secrets, database, ports and
// processes. `npm start`, the tests and the browser journeys all boot it here.
import { randomBytes } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { dropDatabase, ensureDatabase } from "./database.mjs"
import { answers, freePort, waitFor } from "./net.mjs"
import { repositoryRoot } from "./postgres.mjs"
import { Processes, runToEnd } from "./processes.mjs"

/** Name of the embedded database of `npm start`. */
const DATABASE = "codex"

const serverFolder = path.join(repositoryRoot, ".medusa", "server")
const cli = path.join(repositoryRoot, "node_modules/@medusajs/cli/cli.js")
const built = (file) =>
  path.join(repositoryRoot, "medusa/.medusa/server/src", file)
const transcoder = path.join(
  repositoryRoot,
  "plugins/media/.medusa/server/src/worker/main.js"
)
const storefrontEntry = path.join(repositoryRoot, "storefront/server/main.mts")

/**
 * A full garbage collection (Mark-Compact) of a server's heap, 260 MB and mostly
 * Medusa's validators, stops it for half a second, and V8 begins one each time
 * the heap has grown by a fraction. Up to its limit it may grow to three times
 * its size first: a minute of 550 events a second then needs none.
 */
const HEAP_GROWTH = "--heap-growing-percent=200"

/** Reads a JSON file, or makes it with `create()`, readable by us only. */
function remembered(file, create) {
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, JSON.stringify(create(), null, 2), { mode: 0o600 })
  }
  return JSON.parse(fs.readFileSync(file, "utf8"))
}

const seedingMark = (dataDir) => path.join(dataDir, "seeding")

/**
 * A seed that was interrupted leaves half a demo shop, which nobody has sold
 * from yet: the embedded database and its media begin again.
 * @returns {Promise<boolean>} whether there was one
 */
export async function forgetHalfSeeded(dataDir, superUrl) {
  if (!fs.existsSync(seedingMark(dataDir))) {
    return false
  }
  await dropDatabase({ superUrl, name: DATABASE })
  for (const left of ["media", "seed", "migrated", "seeding"]) {
    fs.rmSync(path.join(dataDir, left), { recursive: true, force: true })
  }
  return true
}

function newSecrets() {
  const secret = () => randomBytes(32).toString("hex")
  return {
    DATABASE_PASSWORD: secret(),
    JWT_SECRET: secret(),
    COOKIE_SECRET: secret(),
    CODEX_SECRET: secret(),
  }
}

/**
 * @param {{ dataDir: string, database: { superUrl?: (database: string) => string, name?: string }, backendPort?: number, storefrontPort?: number, extraEnv?: Record<string, string> }} options
 */
export async function openShop({
  dataDir,
  database,
  backendPort = 9000,
  storefrontPort = 4321,
  extraEnv = {},
}) {
  const { DATABASE_PASSWORD, ...secrets } = remembered(
    path.join(dataDir, "secrets.json"),
    newSecrets
  )
  const urls = process.env.DATABASE_URL
    ? {
        appUrl: process.env.DATABASE_URL,
        ownerUrl: process.env.DATABASE_OWNER_URL ?? process.env.DATABASE_URL,
      }
    : await ensureDatabase({
        superUrl: database.superUrl,
        name: database.name ?? DATABASE,
        password: DATABASE_PASSWORD,
      })
  const ports = {
    backend: await freePort(backendPort),
    storefront: await freePort(storefrontPort),
  }
  const backendUrl =
    process.env.BACKEND_URL ?? `http://localhost:${ports.backend}`
  const storefrontUrl =
    process.env.STOREFRONT_URL ?? `http://localhost:${ports.storefront}`
  const env = {
    ...secrets,
    ...process.env,
    // The shop of one machine works without bubblewrap, and says so.
    MEDIA_ISOLATION: process.env.MEDIA_ISOLATION || "preferred",
    NODE_ENV: "production",
    NODE_OPTIONS: "",
    DATABASE_URL: urls.appUrl,
    CODEX_DATA_DIR: dataDir,
    BACKEND_URL: backendUrl,
    STOREFRONT_URL: storefrontUrl,
    PORT: String(ports.backend),
    HOST: "127.0.0.1",
    ...extraEnv,
  }
  const processes = new Processes(path.join(dataDir, "logs"))
  return new Shop({
    dataDir,
    urls,
    ports,
    backendUrl,
    storefrontUrl,
    env,
    processes,
  })
}

export class Shop {
  constructor(parts) {
    Object.assign(this, parts)
    this.migratedStamp = path.join(this.dataDir, "migrated")
    this.demoFile = path.join(this.dataDir, "demo.json")
  }

  /** What the seed wrote: logins, publishable key, handle. */
  get demo() {
    return JSON.parse(fs.readFileSync(this.demoFile, "utf8"))
  }

  /** Applies migrations as the owner login, once per build. */
  async migrate(buildHash) {
    const wanted = `${buildHash} ${new URL(this.urls.ownerUrl).pathname}`
    if (
      fs.existsSync(this.migratedStamp) &&
      fs.readFileSync(this.migratedStamp, "utf8") === wanted
    ) {
      return "up to date"
    }
    await runToEnd([cli, "db:migrate"], {
      cwd: serverFolder,
      env: { ...this.env, DATABASE_URL: this.urls.ownerUrl },
      log: this.processes.logFile("migrate"),
    })
    fs.writeFileSync(this.migratedStamp, wanted)
    return "applied"
  }

  /** Fills the demo shop through the plugins' own workflows; repeatable. */
  async seed() {
    if (fs.existsSync(this.demoFile)) {
      return "already there"
    }
    fs.writeFileSync(seedingMark(this.dataDir), "")
    await this.runScript("seed")
    fs.rmSync(seedingMark(this.dataDir))
    return ""
  }

  /** Runs one of medusa/src/scripts in the server's container. */
  runScript(name) {
    const script = path.relative(serverFolder, built(`scripts/${name}.js`))
    return runToEnd([cli, "exec", script], {
      cwd: serverFolder,
      env: this.env,
      log: this.processes.logFile(name),
    })
  }

  startTranscoder(name = "transcoder") {
    return this.processes.start(name, [transcoder], {
      cwd: repositoryRoot,
      env: this.env,
    })
  }

  /**
   * @param {"shared" | "server" | "worker"} mode
   * @param {{ port?: number, name?: string }} options a second server needs both
   */
  async startServer(
    mode = "shared",
    {
      port = this.ports.backend,
      name = mode === "shared" ? "server" : mode,
    } = {}
  ) {
    const answering = mode !== "worker"
    const flags = answering ? [HEAP_GROWTH] : []
    const child = this.processes.start(name, [...flags, cli, "start"], {
      cwd: serverFolder,
      env: { ...this.env, MEDUSA_WORKER_MODE: mode, PORT: String(port) },
      // Who waits for an answer comes before work that nobody looks at.
      yields: !answering,
    })
    await this.#whileAlive(child, name, () =>
      answers(`http://127.0.0.1:${port}/health`)
    )
    return child
  }

  async startStorefront() {
    const child = this.processes.start("storefront", [storefrontEntry], {
      cwd: repositoryRoot,
      env: {
        ...this.env,
        MEDUSA_URL: `http://127.0.0.1:${this.ports.backend}`,
        MEDUSA_PUBLISHABLE_KEY:
          process.env.MEDUSA_PUBLISHABLE_KEY ?? this.demo.publishableKey,
        STOREFRONT_HANDLE: process.env.STOREFRONT_HANDLE ?? this.demo.handle,
        PORT: String(this.ports.storefront),
      },
    })
    await this.#whileAlive(child, "storefront", () =>
      answers(`http://127.0.0.1:${this.ports.storefront}/`)
    )
    return child
  }

  async #whileAlive(child, name, ready) {
    await waitFor(
      () => {
        if (child.exitCode !== null) {
          throw new Error(`${name} stopped while starting`)
        }
        return ready()
      },
      { what: name, timeoutMs: 120_000 }
    )
  }

  /** What `stop` ends after the processes: it was started for them. */
  beside = []

  async stop() {
    await this.processes.stop()
    for (const end of this.beside) {
      await end()
    }
  }
}
