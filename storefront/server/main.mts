// The storefront's process: files and Astro's pages, with the page cache in
// front of them (ADR 0026).
import type { IncomingMessage, ServerResponse } from "node:http"
import { cachingServer } from "./in-front.mts"
import { PageCache } from "./page-cache.mts"
import { filesThen } from "./static.mts"
import { watchChanges } from "./watch-changes.mts"

interface Entry {
  handler: (req: IncomingMessage, res: ServerResponse) => Promise<void>
}

const entry = new URL("../dist/server/entry.mjs", import.meta.url).href
const { handler } = (await import(entry)) as Entry
const cache = new PageCache()
const render = filesThen((req, res) => {
  void handler(req, res)
})
const server = cachingServer(render, cache)
// A taken port: whoever supervises this process starts it again.
server.once("error", (error) => {
  console.error(error)
  process.exit(1)
})
// One page's mistake is no reason to stop sending the others.
process.on("unhandledRejection", (error) => {
  console.error("storefront: nobody waited for", error)
})
const { PORT = "4321", HOST = "localhost" } = process.env
server.listen(Number(PORT), HOST)
const medusaUrl = process.env.MEDUSA_URL || "http://127.0.0.1:9000"
void watchChanges(medusaUrl.replace(/\/$/, ""), cache)
