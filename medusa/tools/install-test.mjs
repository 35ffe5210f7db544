import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { dropDatabase, ensureDatabase } from "../launcher/database.mjs"
import { freePort } from "../launcher/net.mjs"
import { startPostgres } from "../launcher/postgres.mjs"
import { build } from "./build.mjs"
import { subfolders } from "./lib/files.mjs"
import { ROOT, stopRunning } from "./lib/run.mjs"
import { StrangerShop } from "./lib/stranger.mjs"
import { expect, Tally } from "./lib/tally.mjs"
import { packAll, tarballProblems } from "./pack.mjs"

/**
 * `npm run test:install`: can a stranger install the plugins? Packs every
 * package, installs the tarballs into a bare Medusa application outside the
 * repository, migrates, builds, boots and calls one route of each plugin; then
 * takes one of checkout's hooks in the shop's own code and expects the boot to
 * stop with an explanation (ARCHITECTURE §1).
 */

const OPERATOR = { email: "operator@example.com", password: "install-test-1" }

const TAKEN_HOOK = `"use strict"
const { completeCartWorkflow } = require("@medusajs/medusa/core-flows")
completeCartWorkflow.hooks.validate(async () => undefined)
`

/** Every plugin but creators, which stands on no other. */
const OTHERS = [
  "messages",
  "accounts",
  "media",
  "content",
  "wallet",
  "access",
  "checkout",
  "insights",
]

const tally = new Tally()
/** @type {(database: string) => string} */
let superUrl
/** @type {Promise<never> | undefined} */
let ending
const home = fs.mkdtempSync(path.join(os.tmpdir(), "codex-install-"))
// Postgres runs under another account when we are root.
fs.chmodSync(home, 0o755)
const shop = new StrangerShop(path.join(home, "shop"))
/** @type {(() => Promise<unknown>)[]} */
const cleanUp = []

process.once("SIGINT", () => void end(130))
process.once("SIGTERM", () => void end(143))

try {
  await main()
} catch (error) {
  await tally.check("install test runs to its end", () => {
    throw error
  })
}
await end(tally.report())

/** @param {number} code */
function end(code) {
  ending ??= cleanedUp().then(() => process.exit(code))
  return ending
}

async function cleanedUp() {
  await Promise.all([stopRunning(), shop.stop()])
  for (const step of [...cleanUp].reverse()) await step().catch(console.error)
  fs.rmSync(home, { recursive: true, force: true })
}

async function main() {
  await must("modules and plugins build", buildPackages)
  const packed = packAll(path.join(home, "tarballs"))
  for (const one of packed) {
    await tally.check(`${one.name} packs cleanly`, () => {
      const problems = tarballProblems(one)
      expect(problems.length === 0, problems.join("\n"))
    })
  }
  shop.write(packed)
  await must("a bare Medusa application installs the tarballs", () =>
    succeeds(shop.install())
  )
  await must("one copy of each package is installed", oneCopyEach)
  await must("PostgreSQL starts", postgres)
  const { owner, app } = await emptyDatabase("stranger")
  Object.assign(shop.env, app)
  // Neither needs the other, and each keeps one core busy.
  const prepared = await Promise.all([
    tally.check("an empty database is migrated", () => migrate(owner)),
    tally.check("the application builds, dashboard included", () =>
      succeeds(shop.medusa(["build"]))
    ),
  ])
  if (prepared.includes(false)) await end(tally.report())
  await must("the shop boots in production", () => shop.start())
  await routes()
  await shop.stop()
  await tally.check(
    "a taken checkout hook stops the boot with an explanation",
    takenHook
  )
  await tally.check(
    "creators alone: migrates and makes a creator",
    creatorsAlone
  )
}

/** Later checks make no sense without this one. */
async function must(
  /** @type {string} */ name,
  /** @type {() => unknown} */ body
) {
  if (!(await tally.check(name, body))) await end(tally.report())
}

async function buildPackages() {
  const plugins = subfolders(ROOT, "plugins").map((name) => `plugins/${name}`)
  const result = await build({ only: plugins })
  const outputs = result.failed.map(({ name, output }) => `${name}\n${output}`)
  expect(result.ok, outputs.join("\n"))
}

/** @param {Promise<import("./lib/run.mjs").RunResult>} running */
async function succeeds(running) {
  const { code, output } = await running
  expect(code === 0, output.split("\n").slice(-40).join("\n"))
}

/** Two copies of a module would be two registries (ARCHITECTURE §1). */
function oneCopyEach() {
  const modules = path.join(shop.dir, "node_modules")
  const nested = subfolders(modules, "@codex").filter((name) =>
    fs.existsSync(path.join(modules, "@codex", name, "node_modules", "@codex"))
  )
  expect(nested.length === 0, `nested copies below ${nested.join(", ")}`)
}

async function postgres() {
  const server = await startPostgres({
    dir: path.join(home, "pg"),
    port: await freePort(55400),
  })
  superUrl = server.url
  cleanUp.push(() => server.stop())
}

/** An empty database with a login that owns it and one that serves. */
async function emptyDatabase(/** @type {string} */ name) {
  const login = { superUrl, name, password: "stranger" }
  const { ownerUrl, appUrl } = await ensureDatabase(login)
  cleanUp.push(() => dropDatabase({ superUrl, name }))
  return { owner: { DATABASE_URL: ownerUrl }, app: { DATABASE_URL: appUrl } }
}

/** @param {Record<string, string>} owner */
async function migrate(owner) {
  await succeeds(shop.medusa(["db:migrate"], { env: owner }))
  const { email, password } = OPERATOR
  await succeeds(
    shop.medusa(["user", "-e", email, "-p", password], { env: owner })
  )
}

/** A plugin may not need tables that only a plugin above it brings. */
async function creatorsAlone() {
  const { owner, app } = await emptyDatabase("alone")
  const leftOut = OTHERS.map((name) => `@codex/plugin-${name}`)
  const without = { LEFT_OUT: leftOut.join(",") }
  await succeeds(shop.medusa(["db:migrate"], { env: { ...owner, ...without } }))
  const made = await shop.medusa(["exec", "./make-creator.js"], {
    env: { ...app, ...without },
  })
  // exec ends with code 0 whatever the script does
  expect(
    /^made /m.test(made.output),
    made.output.split("\n").slice(-25).join("\n")
  )
}

async function routes() {
  const operator = await token("/auth/user/emailpass", OPERATOR)
  const lists = [
    { plugin: "creators", route: "/admin/creators", key: "creators" },
    { plugin: "media", route: "/admin/media-assets", key: "media" },
    { plugin: "content", route: "/admin/posts", key: "posts" },
    { plugin: "wallet", route: "/admin/wallets", key: "wallets" },
    { plugin: "checkout", route: "/admin/purchases", key: "purchases" },
    {
      plugin: "insights",
      route: "/admin/insights/home",
      key: "last_purchases",
    },
  ]
  for (const { plugin, route, key } of lists) {
    await tally.check(`${plugin}: GET ${route} lists nothing yet`, async () => {
      const { status, json, text } = await shop.request(route, {
        token: operator,
      })
      expect(status === 200, `${status} ${text}`)
      expect(Array.isArray(json?.[key]), `no list "${key}" in ${text}`)
      expect(json[key].length === 0, `not empty: ${text}`)
    })
  }
  await tally.check("access: GET /api/library is the buyer's, and empty", () =>
    library(operator)
  )
}

/** @param {string} operator token */
async function library(operator) {
  const stranger = await shop.request("/api/library")
  expect(stranger.status === 401, `anonymous got ${stranger.status}`)
  const customer = await registerCustomer(operator)
  const { status, text } = await shop.request("/api/library", {
    token: customer,
  })
  expect(status === 200, `${status} ${text}`)
  expect(/\[\]/.test(text), `expected an empty list in ${text}`)
}

/** @param {string} operator @returns {Promise<string>} the customer's token */
async function registerCustomer(operator) {
  const login = { email: "buyer@example.com", password: "install-test-2" }
  const registration = await token("/auth/customer/emailpass/register", login)
  const key = await shop.request("/admin/api-keys", {
    token: operator,
    body: { title: "install test", type: "publishable" },
  })
  const created = await shop.request("/store/customers", {
    token: registration,
    body: { email: login.email },
    headers: { "x-publishable-api-key": key.json?.api_key?.token ?? "" },
  })
  expect(created.status === 200, `${created.status} ${created.text}`)
  return token("/auth/customer/emailpass", login)
}

/**
 * @param {string} route
 * @param {unknown} body
 * @returns {Promise<string>}
 */
async function token(route, body) {
  const { status, json, text } = await shop.request(route, { body })
  expect(status === 200 && json?.token, `${route}: ${status} ${text}`)
  return json.token
}

/** The shop's own workflow file uses the hook, as Medusa's manual shows. */
async function takenHook() {
  const folder = path.join(shop.dir, ".medusa/server/src/workflows/hooks")
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, "complete-cart.js"), TAKEN_HOOK)
  let booted = true
  await shop.start().catch(() => (booted = false))
  const { log, gaveUp } = shop
  await shop.stop()
  expect(!booted, "the shop booted although its hook was not registered")
  expect(gaveUp, "the server did not end by itself")
  for (const word of ["completeCart", "validate", "registerCheckoutRule"]) {
    expect(log.includes(word), `no "${word}" in:\n${shop.lastWords()}`)
  }
}
