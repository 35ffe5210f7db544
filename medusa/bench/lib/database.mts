import { createRequire } from "node:module"
import fs from "node:fs"
import path from "node:path"
import type { Pg } from "@codex/kernel"
import { ensureDatabase, dropDatabase } from "../../launcher/database.mjs"
import { repositoryRoot, startPostgres } from "../../launcher/postgres.mjs"

const require = createRequire(import.meta.url)

/** As many connections as a server process has for its money path. */
const POOL = 8

export interface BenchDatabase {
  /** The application's login, on a pool of 8: both sides use this driver. */
  pg: Pg
  /** Owner of the tables, for a vacuum. */
  owner: Pg
  /** Postmaster, whose children do the work. */
  pid: number
  close: () => Promise<void>
}

interface Query {
  up: () => Promise<void>
  getQueries: () => string[]
}

/** Built migrations of these modules in the order of time. */
function migrations(modules: readonly string[]): Query[] {
  const files = modules.flatMap((name) => {
    const dir = path.join(repositoryRoot, "modules", name, "dist/migrations")
    return fs
      .readdirSync(dir)
      .filter((file) => /^Migration\d{14}\w+\.js$/.test(file))
      .map((file) => ({ file, path: path.join(dir, file) }))
  })
  files.sort((a, b) => (a.file < b.file ? -1 : 1))
  return files.map(({ file, path: at }) => {
    const found = require(at) as Record<string, new () => Query>
    const Found = found[path.basename(file, ".js")]
    if (!Found) {
      throw new Error(`${at} exports no migration of its name`)
    }
    return new Found()
  })
}

function connect(url: string, max: number): Pg {
  const { knex } = require("@medusajs/framework/mikro-orm/knex") as {
    knex: (config: object) => Pg
  }
  return knex({ client: "pg", connection: url, pool: { min: 0, max } })
}

/** Speed without safety would be another contest. */
async function assertDurable(pg: Pg) {
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) {
    const { rows } = await pg.raw<{ rows: { value: string }[] }>(
      "select current_setting(?) as value",
      [setting]
    )
    if (rows[0]?.value !== "on") {
      throw new Error(
        `The benchmark needs ${setting}=on, found ${rows[0]?.value}`
      )
    }
  }
}

/** A fresh database of these modules on a server with durable commits. */
export async function benchDatabase(
  modules: readonly string[]
): Promise<BenchDatabase> {
  const server = await startPostgres({
    dir: path.join(repositoryRoot, ".data", "bench", "pg"),
    port: 54700,
    // No checkpoint falls into one side's turn and not into the other's.
    flags: ["max_wal_size=8GB", "checkpoint_timeout=30min"],
  })
  const options = { superUrl: server.url, name: "codex_bench" }
  await dropDatabase(options)
  const urls = await ensureDatabase({ ...options, password: "bench" })
  const owner = connect(urls.ownerUrl, 1)
  for (const migration of migrations(modules)) {
    await migration.up()
    for (const sql of migration.getQueries()) {
      await owner.raw(sql.replaceAll("?", "\\?"))
    }
  }
  const pg = connect(urls.appUrl, POOL)
  await assertDurable(pg)
  return {
    pg,
    owner,
    pid: server.pid,
    async close() {
      await Promise.all([pg.destroy(), owner.destroy()])
      await dropDatabase(options)
      await server.stop()
    },
  }
}
