import http from "node:http"
import type { IncomingMessage, ServerResponse } from "node:http"
import { finishedPage, improvedPage } from "./finished-page.mts"
import type { Page, Rendered } from "./finished-page.mts"
import { HoldableResponse } from "./holdable-response.mts"
import type { Load } from "./inline-styles.mts"
import { loadFrom } from "./load-from.mts"
import type { PageCache } from "./page-cache.mts"
import { isPublic, shownTo } from "./public-page.mts"
import { Renders } from "./renders.mts"
import type { Listener } from "./static.mts"

/** What belongs to one connection or one encoding is not kept. */
const PASSING = [
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]

/** Only what is there changes: the headers were put together once. */
function send(req: IncomingMessage, res: ServerResponse, page: Page): void {
  const { "if-none-match": known, "accept-encoding": accepted } = req.headers
  if (known === page.etag) {
    res.writeHead(304, page.plain.headers).end()
    return
  }
  const { brotli, plain } = page
  const { headers, body } = brotli && accepted?.includes("br") ? brotli : plain
  res.writeHead(200, headers).end(body)
}

/** As good as it gets; as it was rendered where that does not work. */
async function improved(
  page: Rendered,
  load: Load,
  before: Page | undefined
): Promise<Page> {
  try {
    return await improvedPage(page, load, before)
  } catch (error) {
    console.error("storefront: a page could not be made smaller", error)
    return finishedPage(page)
  }
}

/** What stands in front, and what it stands before. */
interface Front {
  render: Listener
  cache: PageCache
  renders: Renders
  load: Load
}

const kept = (said: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(said).filter(([name]) => !PASSING.includes(name))
  )

/** Renders for this request and for all who ask meanwhile, and keeps it. */
function renderOnce(
  { render, cache, renders, load }: Front,
  {
    req,
    res,
    key,
  }: { req: IncomingMessage; res: HoldableResponse; key: string }
): void {
  const { version } = cache
  const name = `${version ?? ""}\n${key}`
  const other = renders.of(name)
  if (other) {
    void other.then((page) => {
      if (page) {
        send(req, res, page)
      } else {
        render(req, res)
      }
    })
    return
  }
  const done = renders.begin(name)
  const madeAt = cache.now()
  const giveUp = () => {
    done(null)
  }
  res.once("close", giveUp)
  res.hold({
    letGo: giveUp,
    whole: ({ headers, body }) => {
      const rendered = { headers: kept(headers), body, madeAt }
      void improved(rendered, load, cache.before(key)).then((page) => {
        cache.put(key, version, page)
        done(page)
        send(req, res, page)
      })
    },
  })
  render(req, res)
}

/** A server that answers public pages from the cache, and renders the others. */
export function cachingServer(render: Listener, cache: PageCache) {
  const options = { ServerResponse: HoldableResponse }
  const server = http.createServer(options, (req, res) => {
    const shown = cache.version === null ? undefined : shownTo(req)
    // Only public pages are ever kept, so what is there may be sent.
    const page = shown && cache.get(shown.key)
    if (page) {
      send(req, res, page)
      return
    }
    if (!shown || !isPublic(req.url ?? "/")) {
      render(req, res)
      return
    }
    // What is not in the key must not be in the page.
    delete req.headers.cookie
    if (shown.cookie) {
      req.headers.cookie = shown.cookie
    }
    renderOnce(front, { req, res, key: shown.key })
  })
  const load = loadFrom(server)
  const front: Front = { render, cache, renders: new Renders(), load }
  return server
}
