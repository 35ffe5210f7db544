import http from "node:http"
import type { AddressInfo } from "node:net"
import { cacheKey, normalAddress, themeOf } from "../cache-key"
import { Front, type Handler } from "../front"
import { PageCache, type Page } from "../page-cache"
import { TAGS_HEADER } from "../tags-header"

type Answer = {
  status: number
  body: string
  headers: http.IncomingHttpHeaders
}

function get(port: number, path: string, headers = {}): Promise<Answer> {
  const asked = { accept: "text/html", ...headers }
  return new Promise((resolve, reject) => {
    const request = http.get({ port, path, headers: asked }, (answer) => {
      let body = ""
      answer.on("data", (chunk: Buffer) => (body += chunk.toString()))
      answer.once("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          body,
          headers: answer.headers,
        })
      )
    })
    request.once("error", reject)
  })
}

/** A site of three kinds of pages; counts how often each is made. */
class Site {
  made: string[] = []
  failing = false
  now = 0
  readonly cache = new PageCache(1_000_000)

  readonly astro: Handler = (req, res) => {
    this.made.push(req.url ?? "")
    if (this.failing) {
      res.writeHead(503).end("the shop does not answer")
      return
    }
    if (req.url?.startsWith("/shop")) res.setHeader(TAGS_HEADER, "t1 t2")
    if (req.url === "/shop-cookie") res.setHeader("set-cookie", "a=1")
    res.writeHead(200, { "content-type": "text/html" })
    res.end(`made for ${req.headers.cookie ?? "anybody"}`)
  }

  readonly front = new Front(this.cache, this.astro, () => this.now)
  readonly server = http.createServer(this.front.handle)

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, resolve))
    return (this.server.address() as AddressInfo).port
  }
}

let site: Site
let port: number
beforeEach(async () => {
  site = new Site()
  port = await site.open()
})
afterEach(() => site.server.close())

describe("a page that says it is the same for everybody", () => {
  it("is made once and its tags stay inside", async () => {
    const first = await get(port, "/shop")
    const second = await get(port, "/shop?utm_source=mail")
    expect(second.body).toBe(first.body)
    expect(site.made).toEqual(["/shop"])
    expect(second.headers[TAGS_HEADER]).toBeUndefined()
    expect(second.headers["cache-control"]).toBe("private, no-cache")
  })

  it("answers 304 to who has it, and another page to another theme", async () => {
    const { headers } = await get(port, "/shop")
    const again = await get(port, "/shop", { "if-none-match": headers.etag })
    expect(again.status).toBe(304)
    await get(port, "/shop", { cookie: "theme=dark" })
    expect(site.made).toHaveLength(2)
  })

  it("is made anew once something on it changed, or it is old", async () => {
    await get(port, "/shop")
    site.cache.invalidate(["t2"])
    await get(port, "/shop")
    expect(site.made).toHaveLength(2)
    site.now = 31_000
    await get(port, "/shop")
    expect(site.made).toHaveLength(3)
  })

  it("outlives a shop that does not answer", async () => {
    const { body } = await get(port, "/shop")
    site.now = 31_000
    site.failing = true
    expect(await get(port, "/shop")).toMatchObject({ status: 200, body })
  })
})

describe("a page about one reader is nobody else's", () => {
  it("never comes from the cache", async () => {
    const ada = await get(port, "/library", { cookie: "shopper=ada" })
    const bob = await get(port, "/library", { cookie: "shopper=bob" })
    expect([ada.body, bob.body]).toEqual([
      "made for shopper=ada",
      "made for shopper=bob",
    ])
    expect(site.cache.bytes).toBe(0)
  })

  it("is not kept when it sets a cookie, whatever it says of itself", async () => {
    await get(port, "/shop-cookie")
    expect(site.cache.bytes).toBe(0)
  })
})

describe("addresses", () => {
  it("are the same in any order and without where one came from", () => {
    expect(normalAddress("/a?b=2&a=1&gclid=x&c=")).toBe("/a?a=1&b=2")
    expect(normalAddress("/a?utm_source=x")).toBe("/a")
  })

  it("follow the theme cookie and no other", () => {
    const headers = { host: "h", cookie: "x=1; theme=dark; shopper=secret" }
    expect(cacheKey({ url: "/a", headers })).toBe("h|dark|/a")
    expect(themeOf("theme=purple")).toBe("")
    const long = { url: `/${"a".repeat(600)}`, headers }
    expect(cacheKey(long)).toBeUndefined()
  })
})

it("keeps to its size, the oldest page going first", () => {
  const page = (tag: string): Page => ({
    headers: {},
    etag: "",
    bodies: {
      identity: Buffer.alloc(40),
      gzip: Buffer.alloc(10),
      br: Buffer.alloc(10),
    },
    tags: [tag],
    freshUntil: 0,
    renewing: false,
  })
  const cache = new PageCache(130)
  for (const key of ["a", "b", "c"]) cache.set(key, page(key))
  expect(cache.get("a")).toBeUndefined()
  expect(cache.bytes).toBe(120)
  cache.invalidate(["b", "c"])
  expect(cache.bytes).toBe(0)
})
