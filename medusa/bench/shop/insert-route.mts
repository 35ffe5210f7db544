import fs from "node:fs"
import path from "node:path"
import { sql } from "../../integration-tests/shop.mts"
import { repositoryRoot } from "../../launcher/postgres.mjs"

/** Where Medusa looks for routes of the project itself; we have none there. */
const folder = path.join(repositoryRoot, ".medusa/server/src")

export const INSERT_PATH = "/api/bench-insert"

const ROUTE = `
const { ContainerRegistrationKeys } = require("@medusajs/framework/utils")
exports.POST = async (req, res) => {
  const pg = req.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await pg.raw(
    "insert into bench_insert (customer_id) values (?) returning *",
    [req.auth_context.actor_id]
  )
  res.json(rows[0])
}
`

const MIDDLEWARES = `
const { authenticate, defineMiddlewares, validateAndTransformBody } =
  require("@medusajs/framework/http")
const { z } = require("@medusajs/framework/zod")
exports.default = defineMiddlewares({ routes: [{
  matcher: "${INSERT_PATH}",
  methods: ["POST"],
  middlewares: [
    authenticate("customer", ["session", "bearer"]),
    validateAndTransformBody(
      z.strictObject({ asset_id: z.string().optional() })
    ),
  ],
}] })
`

/**
 * The least a route of a shopper can do: who it is, one INSERT, an answer. It
 * is the project's own, so it stands behind everything the others stand behind.
 * Returns how to take it away.
 */
export async function addInsertRoute(): Promise<() => void> {
  await sql(`create table if not exists bench_insert (
    id bigint generated always as identity primary key,
    customer_id text not null, at timestamptz not null default now())`)
  await sql("grant select, insert on bench_insert to public")
  const route = path.join(folder, "api", INSERT_PATH)
  fs.mkdirSync(route, { recursive: true })
  fs.writeFileSync(path.join(route, "route.js"), ROUTE)
  fs.writeFileSync(path.join(folder, "api/middlewares.js"), MIDDLEWARES)
  return () => {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
