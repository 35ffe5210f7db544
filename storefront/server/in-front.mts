import type { IncomingMessage, Server, ServerResponse } from "node:http"
import type { Page, PageCache } from "./page-cache.mts"
import { isPublic, shownTo } from "./public-page.mts"

type Listener = (req: IncomingMessage, res: ServerResponse) => void

/** More than this is no page. */
const MAX_PAGE_BYTES = 1024 ** 2

/** Pages, and what they are drawn with: Astro sends neither compressed. */
const TEXT =
  /^(?:text\/(?:html|css|javascript)|application\/javascript|image\/svg\+xml)\b/

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

/** Calls `done` with what was sent, once it was sent whole. */
function overhear(
  res: ServerResponse,
  done: (headers: Record<string, string>, body: Buffer) => void
): void {
  const chunks: Buffer[] = []
  let size = 0
  let told: Record<string, unknown> = {}
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) {
      const bytes = Buffer.from(chunk)
      size += bytes.length
      if (size <= MAX_PAGE_BYTES) {
        chunks.push(bytes)
      }
    }
  }
  const writeHead = res.writeHead.bind(res)
  const write = res.write.bind(res)
  const end = res.end.bind(res)
  res.writeHead = (...args: unknown[]) => {
    const last = args.at(-1)
    told = typeof last === "object" && last ? { ...last } : {}
    return writeHead(...(args as Parameters<typeof writeHead>))
  }
  res.write = ((...args: unknown[]) => {
    keep(args[0])
    return write(...(args as Parameters<typeof write>))
  }) as typeof write
  res.end = ((...args: unknown[]) => {
    keep(args[0])
    return end(...(args as Parameters<typeof end>))
  }) as typeof end
  res.once("finish", () => {
    const headers = Object.fromEntries(
      Object.entries({ ...res.getHeaders(), ...told }).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ])
    )
    const whole = res.statusCode === 200 && size <= MAX_PAGE_BYTES
    const isText = TEXT.test(headers["content-type"] ?? "")
    if (whole && isText && !("set-cookie" in headers)) {
      done(headers, Buffer.concat(chunks))
    }
  })
}

/** What belongs to one connection or one encoding is not kept. */
const PASSING = [
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
]

/** Keeps what is rendered for this request, begun now. */
function keepAnswer(res: ServerResponse, cache: PageCache, key: string): void {
  const { version } = cache
  const madeAt = cache.now()
  overhear(res, (headers, body) => {
    const kept = Object.entries(headers).filter(
      ([name]) => !PASSING.includes(name)
    )
    if (!("content-encoding" in headers)) {
      const headers = Object.fromEntries(kept)
      cache.put(key, version, { headers, body, madeAt })
    }
  })
}

/** Answers public pages from the cache, in front of what renders them. */
export function putInFront(server: Server, cache: PageCache): void {
  const [render] = server.listeners("request") as Listener[]
  if (!render) {
    throw new Error("The storefront's server has nobody who answers")
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
      keepAnswer(res, cache, shown.key)
    }
    render(req, res)
  })
}
