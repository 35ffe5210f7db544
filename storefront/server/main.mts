// The storefront's process: Astro's standalone server with the page cache in
// front of it (ADR 0026).
import type { Server } from "node:http"
import { putInFront } from "./in-front.mts"
import { PageCache } from "./page-cache.mts"
import { watchChanges } from "./watch-changes.mts"

interface Entry {
  startServer: () => { server: { server: Server }; done: Promise<unknown> }
}

process.env.ASTRO_NODE_AUTOSTART = "disabled"
const entry = new URL("../dist/server/entry.mjs", import.meta.url).href
const { startServer } = (await import(entry)) as Entry
const cache = new PageCache()
const { server, done } = startServer()
// A taken port: whoever supervises this process starts it again.
done.catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
putInFront(server.server, cache)
const medusaUrl = process.env.MEDUSA_URL || "http://127.0.0.1:9000"
void watchChanges(medusaUrl.replace(/\/$/, ""), cache)
