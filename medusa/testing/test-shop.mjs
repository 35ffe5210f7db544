// A real shop for tests: its own database on the throw-away server, its own
// data folder, the built server, worker and storefront as real processes.
import fs from "node:fs"
import path from "node:path"
import { buildAll } from "../launcher/build-all.mjs"
import { dropDatabase } from "../launcher/database.mjs"
import { repositoryRoot } from "../launcher/postgres.mjs"
import { openShop } from "../launcher/shop.mjs"
import { step } from "../launcher/steps.mjs"
import { attachStripeFake } from "../launcher/stripe-fake.mjs"
import { startTestPostgres } from "./global-setup.mjs"
import { startScaled, startShared, startTranscoders } from "./topology.mjs"

/** Settings of the developer's machine must not reach the tests. */
const FOREIGN =
  /^(DATABASE_|REDIS_URL|S3_|STRIPE_|SMTP_URL|OIDC_|GOOGLE_|MAIL_FROM|BACKEND_URL|STOREFRONT_|MEDUSA_PUB|JWT_|COOKIE_|CODEX_(SECRET|DATA))/

const SINGLE = {
  transcoders: (shop) => shop.startTranscoder(),
  servers: (shop) => step("Server", () => shop.startServer("shared")),
}
const SCALED = { transcoders: startTranscoders, servers: startScaled }

/** Migrates, seeds and starts everything; nothing is left when that fails. */
async function bringUp(shop, { hash, scaled, stripeFake, storefront }) {
  try {
    await step("Migrations", async (note) => note(await shop.migrate(hash)))
    const { transcoders, servers } = scaled ? SCALED : SINGLE
    transcoders(shop)
    await step("Demo shop", async (note) => note(await shop.seed()))
    if (stripeFake) {
      shop.stripeUrl = await attachStripeFake(shop)
    }
    await servers(shop)
    if (storefront) {
      await step("Storefront", () => shop.startStorefront())
    }
  } catch (error) {
    await shop.stop()
    throw error
  }
}

/**
 * Builds, migrates, seeds and starts. Always from nothing.
 * @param {{ name: string, backendPort?: number, storefrontPort?: number, storefront?: boolean, extraEnv?: Record<string, string>, stripeFake?: boolean, scaled?: boolean }} options
 *   `scaled`: two of each process instead of one for all, Redis, S3
 * @returns {Promise<import("../integration-tests/shop.mts").TestShop>}
 */
export async function bootTestShop({
  name,
  backendPort = 9400,
  storefrontPort = 4700,
  storefront = false,
  extraEnv = {},
  stripeFake = false,
  scaled = false,
}) {
  const shared = scaled ? await startShared() : { env: {}, ends: [] }
  for (const key of Object.keys(process.env)) {
    if (FOREIGN.test(key)) {
      delete process.env[key]
    }
  }
  const hash = await buildAll()
  const { server } = await startTestPostgres()
  const database = `shop_${name}`
  const dataDir = path.join(repositoryRoot, ".data", "test", name)
  await dropDatabase({ superUrl: server.url, name: database })
  fs.rmSync(dataDir, { recursive: true, force: true })
  const shop = await openShop({
    dataDir,
    database: { superUrl: server.url, name: database },
    backendPort,
    storefrontPort,
    extraEnv: { ...shared.env, ...extraEnv },
  })
  shop.beside.push(...shared.ends)
  shop.superUrl = server.url(database)
  shop.postgres = server
  await bringUp(shop, { hash, scaled, stripeFake, storefront })
  return shop
}
