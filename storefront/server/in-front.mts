import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { finishedPage, improvedPage } from "./finished-page.mts"
import type { Page, Rendered } from "./finished-page.mts"
import { holdAnswer } from "./hold-answer.mts"
import { loadFrom } from "./load-from.mts"
import type { PageCache } from "./page-cache.mts"
import { isPublic, shownTo } from "./public-page.mts"

type Listener = (req: IncomingMessage, res: ServerResponse) => void

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
function improved(server: Server, host: string | undefined, page: Rendered) {
  return improvedPage(page, loadFrom(server, host)).catch((error: unknown) => {
    console.error("storefront: a page could not be made smaller", error)
    return finishedPage(page)
  })
}

/** Answers public pages from the cache, in front of what renders them. */
export function putInFront(server: Server, cache: PageCache): void {
  const [render] = server.listeners("request") as Listener[]
  if (!render) {
    throw new Error("The storefront's server has nobody who answers")
  }

  /** Sends what is rendered for this request, begun now, and keeps it. */
  const keepAnswer = (
    req: IncomingMessage,
    res: ServerResponse,
    key: string
  ) => {
    const { version } = cache
    const madeAt = cache.now()
    holdAnswer(res, ({ headers: said, body }) => {
      const headers = Object.fromEntries(
        Object.entries(said).filter(([name]) => !PASSING.includes(name))
      )
      const rendered = { headers, body, madeAt }
      void improved(server, req.headers.host, rendered).then((page) => {
        cache.put(key, version, page)
        send(req, res, page)
      })
    })
  }

  server.removeAllListeners("request")
  server.on("request", (req: IncomingMessage, res: ServerResponse) => {
    const shown = cache.version === null ? undefined : shownTo(req)
    // Only public pages are ever kept, so what is there may be sent.
    const page = shown && cache.get(shown.key)
    if (page) {
      send(req, res, page)
      return
    }
    if (shown && isPublic(req.url ?? "/")) {
      // What is not in the key must not be in the page.
      delete req.headers.cookie
      if (shown.cookie) {
        req.headers.cookie = shown.cookie
      }
      keepAnswer(req, res, shown.key)
    }
    render(req, res)
  })
}
