import fs from "node:fs"
import path from "node:path"
import { staffSession } from "../../integration-tests/account-people.mts"
import { openUpload, sendPart } from "../../integration-tests/actions.mts"
import { sql } from "../../integration-tests/shop.mts"
import { call } from "../../testing/http.mts"
import { client } from "../lib/get.mts"
import type { Figure } from "../lib/report.mts"
import { callers, percentile } from "../lib/rounds.mts"
import type { BenchShop } from "./boot.mts"

const SHOPPERS = 100
const PAGES = 6_000

/** Uploads a film of the demo shop once more; its id while it is processed. */
async function startTranscode(shop: BenchShop): Promise<string> {
  const seed = path.join(shop.dataDir, "seed")
  const film = fs.readdirSync(seed).find((name) => name.endsWith(".mp4"))
  const bytes = fs.readFileSync(path.join(seed, film ?? ""))
  const creator = await staffSession(shop.demo.logins.creator)
  const upload = await openUpload(creator, "crowd.mp4", "video/mp4", bytes)
  await sendPart(upload.partUrl, bytes)
  const done = `/admin/studio/uploads/${upload.id}/complete`
  await call(shop.backendUrl, creator, "POST", done, {})
  return upload.asset
}

const stateOf = async (asset: string) => {
  const [row] = await sql<{ state: string }>(
    "select state from media_asset where id = $1",
    [asset]
  )
  return row?.state
}

/** Home, each post, and a search: what people look at. */
async function addresses(shop: BenchShop): Promise<string[]> {
  const posts = await sql<{ slug: string }>(
    `select p.slug from content_post p
     join organization o on o.id = p.organization_id
     where o.handle = $1 and p.status = 'published' and p.deleted_at is null`,
    [shop.demo.handle]
  )
  const home = `${shop.storefrontUrl}/${shop.demo.handle}`
  return [
    home,
    `${home}?q=quiet`,
    ...posts.map(({ slug }) => `${home}/${slug}`),
  ]
}

/** How late the server's event loop is: a route that does nothing, asked anew. */
async function watchLoop(shop: BenchShop, over: AbortSignal) {
  const { ask, close } = client(1)
  const late: number[] = []
  while (!over.aborted) {
    const asked = performance.now()
    await ask(`${shop.backendUrl}/health`)
    late.push(performance.now() - asked)
  }
  close()
  return late
}

/** A hundred people look around while a film is being processed. */
export async function crowdFigures(shop: BenchShop): Promise<Figure[]> {
  await shop.serve("server")
  await shop.startStorefront()
  shop.startTranscoder()
  const asset = await startTranscode(shop)
  const pages = await addresses(shop)
  const { ask, close } = client(SHOPPERS)
  const over = new AbortController()
  const loop = watchLoop(shop, over.signal)
  const took: number[] = []
  const visit = (at: number) => ask(pages[at % pages.length] ?? "")
  await callers(SHOPPERS, PAGES, visit, took)
  const state = await stateOf(asset)
  over.abort()
  const late = await loop
  close()
  await shop.processes.kill("transcoder", "SIGTERM")
  await shop.processes.kill("storefront", "SIGTERM")
  const beside = `${String(SHOPPERS)} at once, ${String(PAGES)} pages; a film being processed, at the end ${state ?? "gone"}`
  return [
    {
      key: "storefront.crowd_page_p95_ms",
      value: percentile(took, 0.95),
      baseline: beside,
    },
    {
      key: "server.crowd_loop_p95_ms",
      value: percentile(late, 0.95),
      baseline: `a route that does nothing, asked one after the other meanwhile (${String(late.length)} times)`,
    },
  ]
}
