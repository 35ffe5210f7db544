// npm run serve: production. Server, worker, transcoder and storefront as
// separate processes over a database that is yours. Secrets come from the
// environment; a missing or default one stops the boot.
import path from "node:path"
import { buildAll } from "./build-all.mjs"
import { openShop } from "./shop.mjs"
import { frame, step } from "./steps.mjs"

const REQUIRED = {
  DATABASE_URL: "the application's login (NOSUPERUSER NOBYPASSRLS)",
  JWT_SECRET: "32 random characters or more",
  COOKIE_SECRET: "32 random characters or more, another value",
  CODEX_SECRET: "32 random characters or more, another value",
  MEDUSA_PUBLISHABLE_KEY: "from the admin, Settings → Publishable API keys",
  STOREFRONT_HANDLE: "the organization the home page shows",
}

const missing = Object.entries(REQUIRED).filter(([name]) => !process.env[name])
if (missing.length) {
  console.error(
    `Not started. Set:\n${missing.map(([name, what]) => `  ${name.padEnd(24)} ${what}`).join("\n")}\nSee .env.example. For a shop on this machine without any of it: npm start`
  )
  process.exit(1)
}

const parts = (
  process.env.CODEX_PROCESSES ?? "server,worker,transcoder,storefront"
)
  .split(",")
  .map((part) => part.trim())

async function main() {
  const hash = await buildAll()
  const shop = await openShop({
    dataDir: path.resolve(process.env.CODEX_DATA_DIR ?? ".data"),
    database: {},
    backendPort: Number(process.env.PORT ?? 9000),
    storefrontPort: Number(process.env.STOREFRONT_PORT ?? 4321),
    extraEnv: { HOST: process.env.HOST ?? "0.0.0.0" },
  })
  const stop = async (code) => {
    await shop.stop()
    process.exit(code)
  }
  process.on("SIGINT", () => void stop(0))
  process.on("SIGTERM", () => void stop(0))
  shop.processes.onCrash = () => void stop(1)
  const starts = {
    server: () => shop.startServer("server"),
    worker: () => shop.startServer("worker", { port: shop.ports.backend + 1 }),
    transcoder: async () => shop.startTranscoder(),
    storefront: () => shop.startStorefront(),
  }
  try {
    await step("Migrations", async (note) => note(await shop.migrate(hash)))
    for (const part of parts) {
      const start = starts[part]
      if (!start) {
        throw new Error(
          `CODEX_PROCESSES names "${part}"; known are ${Object.keys(starts).join(", ")}`
        )
      }
      await step(part, start)
    }
  } catch (error) {
    console.error(`\n${error.message}`)
    return stop(1)
  }
  console.log(
    `\n${frame([`Storefront  ${shop.storefrontUrl}`, `Admin       ${shop.backendUrl}/app`, `Running     ${parts.join(", ")}`])}`
  )
}

await main()
