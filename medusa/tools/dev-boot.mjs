// Boots the server from a snapshot of the TypeScript source, in seconds and
// without a build: for trying a change by hand.
//   node medusa/tools/dev-boot.mjs --name me --port 9100 [--admin media,content] [--fresh] [--seed] [--worker]
// Each name has its own snapshot, database and data under /var/tmp/codex-dev.
import { transformFile } from "@swc/core"
import { execFileSync, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { dropDatabase, ensureDatabase } from "../launcher/database.mjs"
import { repositoryRoot, startPostgres } from "../launcher/postgres.mjs"

const { values: options } = parseArgs({
  options: {
    name: { type: "string", default: "dev" },
    port: { type: "string", default: "9100" },
    storefront: { type: "string", default: "http://localhost:4321" },
    admin: { type: "string", default: "" },
    fresh: { type: "boolean", default: false },
    seed: { type: "boolean", default: false },
    worker: { type: "boolean", default: false },
  },
})
const home = path.join("/var/tmp/codex-dev", options.name)
const copy = path.join(home, "app")
const SOURCES = ["modules", "plugins", "medusa"]

function snapshot() {
  fs.mkdirSync(home, { recursive: true })
  // Built admin bundles survive, everything else is taken anew.
  const skip = /(^|\/)(node_modules|\.medusa|dist|\.data|\.cache)(\/|$)/
  for (const top of SOURCES) {
    fs.cpSync(path.join(repositoryRoot, top), path.join(copy, top), {
      recursive: true,
      filter: (from) => !skip.test(path.relative(repositoryRoot, from)),
    })
  }
  for (const file of [
    "medusa-config.ts",
    "package.json",
    "tsconfig.base.json",
    "tsconfig.admin.json",
  ]) {
    fs.copyFileSync(path.join(repositoryRoot, file), path.join(copy, file))
  }
}

/** node_modules of links: everything shared, our own packages from the copy. */
function linkModules() {
  const shared = path.join(repositoryRoot, "node_modules")
  const mine = path.join(copy, "node_modules")
  fs.mkdirSync(path.join(mine, "@codex"), { recursive: true })
  const link = (to, at) => {
    fs.rmSync(at, { force: true, recursive: true })
    fs.symlinkSync(to, at)
  }
  for (const entry of fs.readdirSync(shared)) {
    if (entry !== "@codex" && !fs.existsSync(path.join(mine, entry))) {
      link(path.join(shared, entry), path.join(mine, entry))
    }
  }
  const packages = ["modules", "plugins"].flatMap((dir) =>
    fs.readdirSync(path.join(copy, dir)).map((name) => path.join(dir, name))
  )
  for (const dir of [...packages, "medusa"]) {
    const { name } = JSON.parse(
      fs.readFileSync(path.join(copy, dir, "package.json"), "utf8")
    )
    link(path.join(copy, dir), path.join(mine, name))
    // A version of its own that npm could not hoist.
    const nested = path.join(repositoryRoot, dir, "node_modules")
    if (fs.existsSync(nested)) {
      link(nested, path.join(copy, dir, "node_modules"))
    }
  }
}

async function transpile(from, to) {
  const { code } = await transformFile(from, {
    jsc: {
      parser: { syntax: "typescript", decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: "es2022",
    },
    module: { type: "commonjs", ignoreDynamic: true },
    sourceMaps: "inline",
  })
  fs.mkdirSync(path.dirname(to), { recursive: true })
  fs.writeFileSync(to, code)
}

async function transpileTree(from, to) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    if (entry.isDirectory()) {
      // The admin's own source is bundled; `api/admin` is server code.
      const isAdminSource =
        entry.name === "admin" && path.basename(from) === "src"
      if (entry.name !== "__tests__" && !isAdminSource) {
        await transpileTree(source, path.join(to, entry.name))
      }
    } else if (entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts")) {
      await transpile(source, path.join(to, entry.name.replace(/\.ts$/, ".js")))
    } else if (entry.name.endsWith(".json")) {
      fs.mkdirSync(to, { recursive: true })
      fs.copyFileSync(source, path.join(to, entry.name))
    }
  }
}

async function transpileAll() {
  for (const name of fs.readdirSync(path.join(copy, "modules"))) {
    const dir = path.join(copy, "modules", name)
    if (fs.existsSync(path.join(dir, "src"))) {
      fs.rmSync(path.join(dir, "dist"), { recursive: true, force: true })
      await transpileTree(path.join(dir, "src"), path.join(dir, "dist"))
    }
  }
  const plugins = fs
    .readdirSync(path.join(copy, "plugins"))
    .map((name) => path.join(copy, "plugins", name))
  for (const dir of [...plugins, path.join(copy, "medusa")]) {
    const out = path.join(dir, ".medusa", "server", "src")
    const admin = path.join(out, "admin")
    const kept = path.join(dir, ".admin")
    if (fs.existsSync(admin)) {
      fs.rmSync(kept, { recursive: true, force: true })
      fs.renameSync(admin, kept)
    }
    fs.rmSync(out, { recursive: true, force: true })
    if (fs.existsSync(path.join(dir, "src"))) {
      await transpileTree(path.join(dir, "src"), out)
    }
    if (fs.existsSync(kept)) {
      fs.mkdirSync(out, { recursive: true })
      fs.renameSync(kept, admin)
    }
  }
  await transpile(
    path.join(copy, "medusa-config.ts"),
    path.join(copy, "medusa-config.js")
  )
  await transpile(
    path.join(copy, "medusa", "env.ts"),
    path.join(copy, "medusa", "env.js")
  )
  fs.rmSync(path.join(copy, "medusa-config.ts"))
  fs.rmSync(path.join(copy, "medusa", "env.ts"))
}

async function bundleAdmin(names) {
  const { plugin } = await import("@medusajs/admin-bundler")
  for (const name of names) {
    console.log(`bundling admin of ${name}`)
    const root = path.join(copy, "plugins", name)
    // The bundler writes its entry file below the working directory.
    process.chdir(root)
    await plugin({
      root,
      outDir: path.join(root, ".medusa", "server"),
    })
  }
  process.chdir(repositoryRoot)
}

/** A plugin whose admin was not bundled gets an empty one. */
function emptyAdmins() {
  for (const name of [...fs.readdirSync(path.join(copy, "plugins"))]) {
    const admin = path.join(copy, "plugins", name, ".medusa/server/src/admin")
    if (!fs.existsSync(path.join(admin, "index.mjs"))) {
      fs.mkdirSync(admin, { recursive: true })
      fs.writeFileSync(
        path.join(admin, "index.mjs"),
        `export default { widgetModule: { widgets: [] }, routeModule: { routes: [] }, menuItemModule: { menuItems: [] }, formModule: { customFields: {} }, displayModule: { displays: {} }, i18nModule: { resources: {} } }\n`
      )
    }
  }
}

const server = await startPostgres({
  dir: "/var/tmp/codex-dev/pg",
  port: 54400,
  flags: ["max_connections=300"],
})
const database = `dev_${options.name.replaceAll("-", "_")}`
if (options.fresh) {
  await dropDatabase({ superUrl: server.url, name: database })
}
const { ownerUrl, appUrl, created } = await ensureDatabase({
  superUrl: server.url,
  name: database,
  password: "dev",
})
console.time("snapshot and transpile")
snapshot()
linkModules()
await transpileAll()
console.timeEnd("snapshot and transpile")
await bundleAdmin(options.admin.split(",").filter(Boolean))
emptyAdmins()

const secret = (purpose) =>
  createHash("sha256").update(`${options.name} ${purpose}`).digest("hex")
const env = {
  ...process.env,
  PATH: `${path.join(repositoryRoot, "node_modules", ".bin")}:${process.env.PATH}`,
  NODE_ENV: "development",
  NODE_OPTIONS: "",
  DATABASE_URL: appUrl,
  JWT_SECRET: secret("jwt"),
  COOKIE_SECRET: secret("cookie"),
  CODEX_SECRET: secret("codex"),
  CODEX_DATA_DIR: path.join(home, "data"),
  BACKEND_URL: `http://localhost:${options.port}`,
  STOREFRONT_URL: options.storefront,
  PORT: options.port,
  MEDUSA_DISABLE_TELEMETRY: "true",
}
fs.writeFileSync(
  path.join(home, "env.json"),
  JSON.stringify(
    { ...env, OWNER_URL: ownerUrl, SUPER_URL: server.url(database) },
    null,
    2
  )
)
const medusa = (args, extra = {}) =>
  execFileSync("medusa", args, {
    cwd: copy,
    env: { ...env, ...extra },
    stdio: "inherit",
  })
medusa(["db:migrate"], { DATABASE_URL: ownerUrl })
if (created && !options.seed) {
  medusa(["user", "-e", "operator@example.com", "-p", "operator-of-dev"], {})
}
const start = (args) =>
  spawn(args[0], args.slice(1), { cwd: copy, env, stdio: "inherit" })
// The seed waits for its films, so the transcode worker comes first.
const children =
  options.worker || options.seed
    ? [start(["node", "plugins/media/.medusa/server/src/worker/main.js"])]
    : []
const stop = () => children.forEach((child) => child.kill("SIGTERM"))
process.on("SIGINT", stop)
process.on("SIGTERM", stop)
if (options.seed) {
  medusa(["exec", "./medusa/.medusa/server/src/scripts/seed.js"])
}
console.log(
  `\nadmin http://localhost:${options.port}/app  ${options.seed ? `logins in ${home}/data/demo.json` : "operator@example.com / operator-of-dev"}\nenvironment in ${home}/env.json\n`
)
const medusaServer = start(["medusa", "start"])
children.push(medusaServer)
medusaServer.on("exit", (code) => {
  stop()
  process.exit(code ?? 1)
})
