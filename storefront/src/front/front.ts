import type { IncomingMessage, ServerResponse } from "node:http"
import { cacheKey, encodingOf } from "./cache-key.ts"
import { CapturedResponse } from "./captured-response.ts"
import type { Page, PageCache } from "./page-cache.ts"
import { tagsOf, toPage } from "./store-page.ts"
import { TAGS_HEADER } from "./tags-header.ts"

export type Handler = (req: IncomingMessage, res: ServerResponse) => void

/** A shop that does not answer: the page of before is better than none. */
const RETRY_MS = 5_000

function send(req: IncomingMessage, res: ServerResponse, page: Page): void {
  if (req.headers["if-none-match"] === page.etag) {
    res.writeHead(304, page.headers).end()
    return
  }
  const encoding = encodingOf(req.headers["accept-encoding"] as string)
  const body = page.bodies[encoding]
  res.writeHead(200, {
    ...page.headers,
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
    "content-length": body.length,
  })
  res.end(req.method === "HEAD" ? undefined : body)
}

function pass(res: ServerResponse, answer: CapturedResponse): void {
  for (const [name, value] of Object.entries(answer.getHeaders())) {
    if (value !== undefined && name !== TAGS_HEADER) {
      res.setHeader(name, value)
    }
  }
  res.writeHead(answer.statusCode)
  res.end(answer.body)
}

/** Pages only: files and proxied calls stream past, untouched. */
const isPage = ({ method, url = "", headers }: IncomingMessage): boolean =>
  (method === "GET" || method === "HEAD") &&
  !/^\/(_astro|api|media|styles|fonts|og)\//.test(url) &&
  headers.accept?.includes("text/html") === true

/** Stands before Astro and answers from `cache` what it may (README rule 7). */
export class Front {
  readonly #cache: PageCache
  readonly #astro: Handler
  readonly #now: () => number

  constructor(cache: PageCache, astro: Handler, now = Date.now) {
    this.#cache = cache
    this.#astro = astro
    this.#now = now
  }

  readonly handle: Handler = (req, res) => {
    const url = req.url ?? "/"
    const key = isPage(req)
      ? cacheKey({ url, headers: req.headers })
      : undefined
    if (!key) {
      this.#astro(req, res)
      return
    }
    const page = this.#cache.get(key)
    if (page && (page.freshUntil > this.#now() || page.renewing)) {
      send(req, res, page)
      return
    }
    if (page) page.renewing = true
    void this.#render(req, res, key, page)
  }

  async #render(
    req: IncomingMessage,
    res: ServerResponse,
    key: string,
    stale: Page | undefined
  ): Promise<void> {
    try {
      const answer = await this.#capture(req)
      const tags = tagsOf(answer)
      if (tags) {
        const page = await toPage(answer, tags, this.#now())
        this.#cache.set(key, page)
        send(req, res, page)
      } else if (stale && answer.statusCode >= 500) {
        stale.freshUntil = this.#now() + RETRY_MS
        send(req, res, stale)
      } else {
        this.#cache.delete(key)
        pass(res, answer)
      }
    } catch (error) {
      console.error("storefront: a page could not be shown", error)
      if (!res.headersSent) res.writeHead(500)
      res.end()
    } finally {
      if (stale) stale.renewing = false
    }
  }

  #capture(req: IncomingMessage): Promise<CapturedResponse> {
    const answer = new CapturedResponse(req)
    return new Promise((resolve, reject) => {
      answer.once("finish", () => resolve(answer))
      answer.once("error", reject)
      this.#astro(req, answer)
    })
  }
}
