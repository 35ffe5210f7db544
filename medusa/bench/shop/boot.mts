import fs from "node:fs"
import path from "node:path"
import { useShop, type TestShop } from "../../integration-tests/shop.mts"
import { buildAll } from "../../launcher/build-all.mjs"
import { dropDatabase } from "../../launcher/database.mjs"
import { repositoryRoot, startPostgres } from "../../launcher/postgres.mjs"
import { openShop } from "../../launcher/shop.mjs"

const DATABASE = "bench_shop"

/** The settings of a developer's machine are not what is measured. */
const FOREIGN = /^(DATABASE_|REDIS_URL|S3_|STRIPE_|SMTP_URL|BACKEND_URL)/

/** The launcher's shop, as far as it is used here. */
interface LauncherShop extends Omit<TestShop, "startServer"> {
  migrate: (buildHash: string) => Promise<string>
  seed: () => Promise<string>
  startServer: (
    mode: string,
    options: { name: string }
  ) => Promise<{ pid: number }>
  startStorefront: () => Promise<{ pid: number }>
}

export interface BenchShop extends TestShop {
  /** Starts the built server; without its jobs in mode `server`. */
  serve: (mode: "shared" | "server") => Promise<number>
  /** Starts the built storefront. */
  serveStorefront: () => Promise<number>
}

/**
 * The built shop on a server whose commits are durable and which counts each
 * statement, those inside functions too.
 */
export async function bootBenchShop(): Promise<BenchShop> {
  const own = Object.entries(process.env).filter(([key]) => !FOREIGN.test(key))
  process.env = Object.fromEntries(own)
  const hash = await buildAll()
  const server = await startPostgres({
    dir: path.join(repositoryRoot, ".data", "bench", "shop-pg"),
    port: 54800,
    flags: [
      "shared_preload_libraries=pg_stat_statements",
      "pg_stat_statements.track=all",
      "max_wal_size=8GB",
      "checkpoint_timeout=30min",
    ],
  })
  await dropDatabase({ superUrl: server.url, name: DATABASE })
  const dataDir = path.join(repositoryRoot, ".data", "bench", "shop")
  fs.rmSync(dataDir, { recursive: true, force: true })
  const shop = (await openShop({
    dataDir,
    database: { superUrl: server.url, name: DATABASE },
    backendPort: 9700,
    storefrontPort: 9750,
  })) as unknown as LauncherShop
  shop.superUrl = server.url(DATABASE)
  shop.postgres = server
  await shop.migrate(hash)
  shop.startTranscoder()
  await shop.seed()
  await shop.processes.kill("transcoder", "SIGTERM")
  // Taken before it is replaced below.
  const stopProcesses = shop.stop.bind(shop)
  return Object.assign(useShop(shop as TestShop), {
    async serve(mode: "shared" | "server") {
      for (const name of ["server", "shared"]) {
        await shop.processes.kill(name, "SIGTERM")
      }
      const child = await shop.startServer(mode, { name: mode })
      return child.pid
    },
    async serveStorefront() {
      await shop.processes.kill("storefront", "SIGTERM")
      return (await shop.startStorefront()).pid
    },
    async stop() {
      await stopProcesses()
      await server.stop()
    },
  })
}
