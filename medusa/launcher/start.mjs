// npm start: a whole shop on this machine, from nothing to three logins.
import fs from "node:fs"
import path from "node:path"
import { buildAll } from "./build-all.mjs"
import { repositoryRoot, startPostgres } from "./postgres.mjs"
import { forgetHalfSeeded, openShop } from "./shop.mjs"
import { frame, step } from "./steps.mjs"
import { attachStripeFake, TEST_CARDS } from "./stripe-fake.mjs"

const wantsStripeFake = process.argv.includes("--stripe-fake")

const dataDir = path.resolve(
  process.env.CODEX_DATA_DIR ?? path.join(repositoryRoot, ".data")
)
const pidFile = path.join(dataDir, "launcher.json")

function alreadyRunning() {
  try {
    const { pid, block } = JSON.parse(fs.readFileSync(pidFile, "utf8"))
    process.kill(pid, 0)
    return block
  } catch {
    return null
  }
}

function paymentLines({ STRIPE_API_BASE: fake }, state) {
  if (wantsStripeFake) {
    const lines = [`Stripe's stand-in on ${fake}, test mode`, ...TEST_CARDS]
    return lines.map((line, at) => `${at ? "" : "Payments"}`.padEnd(10) + line)
  }
  return [
    state("Payments", "Stripe", {
      variable: "STRIPE_API_KEY",
      text: "demo provider, test mode",
    }),
  ]
}

/** What works without a key says so; a missing service is never a crash. */
function statusLines(shop) {
  const { env } = process
  const state = (name, on, off) =>
    `${name.padEnd(9)} ${env[off.variable] ? on : `${off.text} (set ${off.variable})`}`
  return [
    ...paymentLines(shop.env, state),
    state("Mail", "SMTP", {
      variable: "SMTP_URL",
      text: "kept under E-mails in the admin",
    }),
    state("Storage", "S3", { variable: "S3_BUCKET", text: "this disk" }),
    state("Events", "Redis", {
      variable: "REDIS_URL",
      text: "in this process",
    }),
    state("Database", "yours", {
      variable: "DATABASE_URL",
      text: "embedded PostgreSQL",
    }),
  ]
}

function finalBlock(shop, postgres) {
  const { logins, handle } = shop.demo
  const login = (who, where) =>
    `${who.padEnd(9)} ${logins[who].email} / ${logins[who].password}${where}`
  return frame([
    `Storefront  ${shop.storefrontUrl}/${handle}`,
    `Studio      ${shop.backendUrl}/app/studio`,
    `Admin       ${shop.backendUrl}/app`,
    "",
    login("shopper", "  (storefront)"),
    login("creator", "  (Studio)"),
    login("operator", "  (admin)"),
    "",
    ...statusLines(shop),
    "",
    `Data lives in ${path.relative(process.cwd(), dataDir) || dataDir}; logs in its folder logs.`,
    // Below a folder only root may enter, PostgreSQL keeps its files outside.
    ...(postgres && !postgres.dir.startsWith(dataDir)
      ? [`Database files are in ${postgres.dir}.`]
      : []),
    "Stop with Ctrl-C. Start over with: npm run reset",
  ])
}

async function main() {
  const running = alreadyRunning()
  if (running) {
    console.log(`Already running.\n${running}`)
    return
  }
  fs.mkdirSync(dataDir, { recursive: true })
  const postgres = process.env.DATABASE_URL
    ? null
    : await step("Database", () =>
        startPostgres({ dir: path.join(dataDir, "pg") })
      )
  const hash = await buildAll().catch(async (error) => {
    console.error(`\n${error.message}`)
    await postgres?.stop()
    process.exit(1)
  })
  if (postgres && (await forgetHalfSeeded(dataDir, postgres.url))) {
    console.log("The last start was interrupted; the demo shop begins again.")
  }
  const shop = await openShop({
    dataDir,
    database: { superUrl: postgres?.url },
  })
  let stopping = false
  const stop = async (code) => {
    if (stopping) {
      return
    }
    stopping = true
    console.log("\nStopping …")
    await shop.stop()
    await postgres?.stop()
    fs.rmSync(pidFile, { force: true })
    process.exit(code)
  }
  process.on("SIGINT", () => void stop(0))
  process.on("SIGTERM", () => void stop(0))
  shop.processes.onCrash = () => void stop(1)
  try {
    await step("Migrations", async (note) => note(await shop.migrate(hash)))
    shop.startTranscoder()
    await step("Demo shop", async (note) => note(await shop.seed()))
    if (wantsStripeFake) {
      await step("Stripe's stand-in", () => attachStripeFake(shop))
    }
    await step("Server", () => shop.startServer("shared"))
    await step("Storefront", () => shop.startStorefront())
  } catch (error) {
    console.error(`\n${error.message}`)
    return stop(1)
  }
  const block = finalBlock(shop, postgres)
  fs.writeFileSync(pidFile, JSON.stringify({ pid: process.pid, block }))
  console.log(`\n${block}`)
}

await main()
