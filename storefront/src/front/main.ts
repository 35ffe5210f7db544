/** The storefront's process: this server in front of Astro's handler. */
import http from "node:http"
import path from "node:path"
import { followChanges } from "./follow-changes.ts"
import { Front, type Handler } from "./front.ts"
import { PageCache } from "./page-cache.ts"
import { staticFiles } from "./static-files.ts"

const MOST_BYTES = 64 * 1024 * 1024

process.env.ASTRO_NODE_AUTOSTART = "disabled"
process.env.NODE_ENV ??= "production"

const dist = path.resolve(import.meta.dirname, "../../dist")
const entry = (await import(path.join(dist, "server/entry.mjs"))) as {
  handler: Handler
}
const cache = new PageCache(MOST_BYTES)
const front = new Front(cache, entry.handler)
const files = staticFiles(path.join(dist, "client"))
const api = process.env.MEDUSA_URL ?? "http://127.0.0.1:9000"
followChanges(api.replace(/\/$/, ""), cache)

const port = Number(process.env.PORT ?? 4321)
const host = process.env.HOST ?? "localhost"
const server = http.createServer((req, res) => {
  if (!files(req, res)) front.handle(req, res)
})
server.listen(port, host, () =>
  console.log(`Storefront on http://${host}:${port}`)
)
