import { spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { answers, freePort, waitFor } from "../../launcher/net.mjs"
import { readJson } from "./files.mjs"
import { ROOT, run, toolEnv } from "./run.mjs"

/**
 * The shop of a stranger: a bare Medusa application in its own folder, outside
 * the repository, with the packed plugins as its only link to us.
 */
export class StrangerShop {
  /** @type {import("node:child_process").ChildProcess | null} */
  #server = null
  log = ""
  port = 0

  /** @param {string} dir */
  constructor(dir) {
    this.dir = dir
    this.url = ""
    const secret = () => randomBytes(32).toString("hex")
    /** @type {Record<string, string>} */
    this.env = {
      NODE_ENV: "production",
      JWT_SECRET: secret(),
      COOKIE_SECRET: secret(),
      CODEX_SECRET: secret(),
      MEDIA_DIR: path.join(dir, "media"),
    }
  }

  /** @param {import("../pack.mjs").Packed[]} packed */
  write(packed) {
    fs.mkdirSync(this.dir, { recursive: true })
    const write = (/** @type {string} */ file, /** @type {string} */ text) =>
      fs.writeFileSync(path.join(this.dir, file), text)
    write("package.json", JSON.stringify(packageJson(packed), null, 2))
    write("tsconfig.json", JSON.stringify(TSCONFIG, null, 2))
    write("medusa-config.ts", MEDUSA_CONFIG)
    // peers are installed, nothing asks, nothing reports
    write("make-creator.js", MAKE_CREATOR)
    write(".npmrc", "fund=false\naudit=false\nupdate-notifier=false\n")
  }

  install() {
    return run("npm", ["install", "--prefer-offline", "--loglevel=error"], {
      cwd: this.dir,
      // In production npm leaves out what loads a medusa-config.ts.
      env: this.#environment({ NODE_ENV: "development" }),
    })
  }

  /**
   * The shop's own Medusa CLI.
   * @param {string[]} args
   * @param {{ cwd?: string, env?: Record<string, string> }} [options]
   */
  medusa(args, options = {}) {
    return run("node", [this.#cli(), ...args], {
      cwd: options.cwd ?? this.dir,
      env: this.#environment(options.env),
    })
  }

  /** Starts the production build and waits until it is healthy. */
  async start() {
    this.port = await freePort(19000)
    this.url = `http://127.0.0.1:${this.port}`
    this.log = ""
    const child = spawn("node", [this.#cli(), "start"], {
      // Where `medusa build` put the application (MEDUSA Part 4.5).
      cwd: path.join(this.dir, ".medusa", "server"),
      env: this.#environment({ PORT: String(this.port) }),
      stdio: ["ignore", "pipe", "pipe"],
    })
    this.#server = child
    const keep = (/** @type {Buffer} */ chunk) => (this.log += String(chunk))
    child.stdout.on("data", keep)
    child.stderr.on("data", keep)
    await waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(this.lastWords())
        return answers(`${this.url}/health`)
      },
      { what: "the shop to answer /health", timeoutMs: 120_000 }
    )
  }

  /** Whether the server ended by itself, with a failure. */
  get gaveUp() {
    return (this.#server?.exitCode ?? 0) !== 0
  }

  lastWords() {
    return this.log.split("\n").slice(-25).join("\n")
  }

  async stop() {
    const child = this.#server
    this.#server = null
    if (!child || child.exitCode !== null) return
    const gone = new Promise((resolve) => child.once("exit", resolve))
    child.kill("SIGTERM")
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000)
    await gone
    clearTimeout(timer)
  }

  /**
   * @param {string} route
   * @param {{ method?: string, token?: string, body?: unknown, headers?: Record<string, string> }} [options]
   */
  async request(route, { method, token, body, headers } = {}) {
    const response = await fetch(`${this.url}${route}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const text = await response.text()
    return { status: response.status, text, json: parsed(text) }
  }

  #cli() {
    return path.join(this.dir, "node_modules", "@medusajs", "cli", "cli.js")
  }

  /** @param {Record<string, string>} [extra] */
  #environment(extra = {}) {
    const own = path.join(this.dir, "node_modules", ".bin")
    const { PATH, ...env } = toolEnv()
    return {
      ...env,
      PATH: `${own}${path.delimiter}${PATH}`,
      ...this.env,
      ...extra,
    }
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** @param {import("../pack.mjs").Packed[]} packed */
function packageJson(packed) {
  const root = readJson(path.join(ROOT, "package.json"))
  const ours = Object.fromEntries(
    // The cross dependencies ("@codex/kernel": "0.1.0") are satisfied by these
    // because npm compares versions, not where a package came from.
    packed.map(({ name, tarball }) => [name, `file:${tarball}`])
  )
  const version = root.dependencies["@medusajs/medusa"]
  return {
    name: "stranger",
    private: true,
    dependencies: {
      ...ours,
      "@medusajs/admin-sdk": version,
      "@medusajs/cli": version,
      "@medusajs/framework": version,
      "@medusajs/medusa": version,
    },
    devDependencies: {
      "@swc/core": root.devDependencies["@swc/core"],
      "@types/node": root.devDependencies["@types/node"],
      "ts-node": "10.9.2",
      "tsconfig-paths": "4.2.0",
      typescript: root.devDependencies.typescript,
      vite: root.devDependencies.vite,
    },
  }
}

/** As in Medusa's own starter. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2021",
    module: "Node16",
    moduleResolution: "Node16",
    esModuleInterop: true,
    skipLibCheck: true,
    strict: true,
    rootDir: "./",
    outDir: "./.medusa/server",
  },
  include: ["medusa-config.ts", "src"],
  exclude: ["node_modules", ".medusa"],
}

/** The registration every plugin's README shows, with minimal options. */
const MEDUSA_CONFIG = `import { defineConfig } from "@medusajs/framework/utils"

const secret = process.env.CODEX_SECRET
const storefrontUrl = "http://localhost:4321"

const left = (process.env.LEFT_OUT ?? "").split(",")

export default defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    http: {
      storeCors: storefrontUrl,
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  featureFlags: { rbac: true },
  modules: [{ resolve: "@medusajs/medusa/rbac" }],
  plugins: [
    { resolve: "@codex/plugin-creators", options: {} },
    { resolve: "@codex/plugin-messages", options: { storefrontUrl } },
    { resolve: "@codex/plugin-accounts", options: {} },
    {
      resolve: "@codex/plugin-media",
      options: {
        storage: {
          driver: "disk",
          root: process.env.MEDIA_DIR,
          baseUrl: "http://localhost:9000",
          secret,
        },
      },
    },
    { resolve: "@codex/plugin-content", options: { storefrontUrl } },
    { resolve: "@codex/plugin-wallet", options: {} },
    { resolve: "@codex/plugin-access", options: { playbackSecret: secret } },
    {
      resolve: "@codex/plugin-checkout",
      options: { storefrontUrl, demo: { secret } },
    },
    { resolve: "@codex/plugin-insights", options: {} },
  ].filter(({ resolve }) => !left.includes(resolve)),
})
`

/** For `medusa exec`: the first thing a shop does with the plugins. */
const MAKE_CREATOR = `"use strict"
const { createCreatorWorkflow } = require("@codex/plugin-creators/workflows")
module.exports.default = async ({ container }) => {
  const { result } = await createCreatorWorkflow(container).run({
    input: {
      email: "ada@example.com",
      password: "install-test-3",
      display_name: "Ada",
      handle: "ada",
    },
  })
  console.log("made " + result.creator.id)
}
`
