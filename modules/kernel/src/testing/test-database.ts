import { knex } from "@medusajs/framework/mikro-orm/knex"
import type { Migration } from "@medusajs/framework/mikro-orm/migrations"
import { randomBytes } from "node:crypto"
import type { Pg } from "../tenancy"

export type MigrationClass = new (
  ...args: ConstructorParameters<typeof Migration>
) => Migration

export interface TestDatabase {
  /** The application's login: NOSUPERUSER NOBYPASSRLS, data rights only. */
  pg: Pg
  /** The migrating login, owner of every table; not a superuser either. */
  owner: Pg
  /** A superuser, for corrupting data on purpose. */
  superuser: Pg
  /** Connection string of the application's login. */
  url: string
  drop(): Promise<void>
}

interface Server {
  superuser: string
  owner: string
  app: string
  template: string
}

function server(): Server {
  const found = process.env.CODEX_TEST_POSTGRES
  if (!found) {
    throw new Error(
      "CODEX_TEST_POSTGRES is not set: run the tests through jest.config.cjs, whose global set-up starts a database server"
    )
  }
  return JSON.parse(found) as Server
}

function connect(url: string, database: string, max: number): Pg {
  const target = new URL(url)
  target.pathname = `/${database}`
  return knex({
    client: "pg",
    connection: target.toString(),
    pool: { min: 0, max },
  })
}

/** As a deployment runs them: in this order, by the owner of the tables. */
export async function applyMigrations(
  owner: Pg,
  migrations: readonly MigrationClass[]
): Promise<void> {
  for (const MigrationType of migrations) {
    // A migration of ours only collects SQL, so it needs no ORM behind it.
    const migration = Reflect.construct(MigrationType, []) as Migration
    await migration.up()
    for (const query of migration.getQueries()) {
      if (typeof query !== "string") {
        throw new Error("A migration adds plain SQL, not a query builder")
      }
      await owner.raw(query.replaceAll("?", "\\?"))
    }
  }
}

/**
 * A fresh database with these migrations applied by the owner login. Twenty
 * connections for the application, so that races are real.
 */
export async function createTestDatabase(
  migrations: MigrationClass[]
): Promise<TestDatabase> {
  const { superuser, owner, app, template } = server()
  const name = `t_${randomBytes(6).toString("hex")}`
  const admin = connect(superuser, "postgres", 1)
  const ownerName = new URL(owner).username
  await admin.raw("create database ?? template ?? owner ??", [
    name,
    template,
    ownerName,
  ])
  const connections = {
    pg: connect(app, name, 20),
    owner: connect(owner, name, 2),
    superuser: connect(superuser, name, 2),
  }
  await applyMigrations(connections.owner, migrations)
  const url = new URL(app)
  url.pathname = `/${name}`
  return {
    ...connections,
    url: url.toString(),
    async drop() {
      await Promise.all(Object.values(connections).map((c) => c.destroy()))
      await admin.raw("drop database if exists ?? with (force)", [name])
      await admin.destroy()
    },
  }
}
