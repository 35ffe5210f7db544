import http from "node:http"
import type { AddressInfo } from "node:net"
import { brotliDecompressSync } from "node:zlib"
import { cachingServer } from "../in-front.mts"
import { PageCache } from "../page-cache.mts"

let rendered = 0
const cache = new PageCache()

/** Says what it was shown of the visitor, as a page would. */
const server = cachingServer((req, res) => {
  rendered++
  const type = req.url?.endsWith(".png") ? "image/png" : "text/html"
  const setsCookie = req.url?.includes("visit")
  res.writeHead(req.url?.includes("none") ? 404 : 200, {
    "content-type": type,
    ...(setsCookie ? { "set-cookie": "visitor=1" } : {}),
    "content-security-policy": "style-src 'self'",
    ...(req.url?.startsWith("/_astro/")
      ? { "cache-control": "public, max-age=31536000, immutable" }
      : {}),
  })
  if (req.url === "/styled") {
    res.write('<link rel="stylesheet" href="/_astro/style.css">')
  }
  res.write(`<p>${req.headers.cookie ?? "nobody"}`)
  setTimeout(() => res.end("</p>"), req.url === "/slow" ? 100 : 0)
}, cache)

beforeAll(async () => {
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up))
})
afterAll(() => server.close())
beforeEach(() => {
  rendered = 0
  cache.turn(null)
  cache.turn("1")
})

function get(path: string, headers: http.OutgoingHttpHeaders = {}) {
  const { port } = server.address() as AddressInfo
  return new Promise<{ res: http.IncomingMessage; body: Buffer }>(
    (resolve, reject) => {
      http
        .get({ port, host: "127.0.0.1", path, headers }, (res) => {
          const chunks: Buffer[] = []
          res.on("data", (chunk: Buffer) => chunks.push(chunk))
          res.on("end", () => {
            resolve({ res, body: Buffer.concat(chunks) })
          })
        })
        .on("error", reject)
    }
  )
}
const textOf = async (path: string, headers?: http.OutgoingHttpHeaders) =>
  (await get(path, headers)).body.toString()

describe("the cache in front of what renders", () => {
  it("renders once, whole, and again after a change", async () => {
    expect(await textOf("/shop")).toBe("<p>nobody</p>")
    expect(await textOf("/shop")).toBe("<p>nobody</p>")
    expect(rendered).toBe(1)
    cache.turn("2")
    await textOf("/shop")
    expect(rendered).toBe(2)
  })

  it("renders once for all who ask at once", async () => {
    const all = await Promise.all(Array.from({ length: 9 }, () => get("/shop")))
    expect(new Set(all.map(({ body }) => body.toString())).size).toBe(1)
    expect(rendered).toBe(1)
  })

  it("lets nobody wait for what may not be kept", async () => {
    const all = await Promise.all(Array.from({ length: 9 }, () => get("/none")))
    expect(all.map(({ res }) => res.statusCode)).toEqual(all.map(() => 404))
    expect(rendered).toBe(9)
  })

  it("lets nobody wait for one who has hung up", async () => {
    const { port } = server.address() as AddressInfo
    const first = http.get({ port, host: "127.0.0.1", path: "/slow" })
    first.on("error", () => undefined)
    while (rendered === 0) {
      await new Promise((later) => setTimeout(later, 5))
    }
    const second = textOf("/slow")
    await new Promise((later) => setTimeout(later, 20))
    first.destroy()
    expect(await second).toBe("<p>nobody</p>")
    expect(rendered).toBe(2)
  })

  it("keeps what is addressed by its content through every change", async () => {
    await textOf("/_astro/style.css")
    cache.turn("2")
    const { res } = await get("/_astro/style.css")
    expect(res.headers.vary).toBe("accept-encoding")
    expect(rendered).toBe(1)
  })

  it.each(["shopper =secret", "theme=%64ark", "theme=pink; theme=dark", "a=b"])(
    "shows nobody what belongs to %j",
    async (cookie) => {
      await textOf("/shop", { cookie })
      expect(await textOf("/shop")).toBe("<p>nobody</p>")
    }
  )

  it("a person's own page is rendered with all they sent", async () => {
    const cookie = "shopper=secret"
    expect(await textOf("/shop", { cookie })).toBe(`<p>${cookie}</p>`)
    await textOf("/shop", { cookie })
    expect(rendered).toBe(2)
  })

  it.each(["/logo.png", "/visit", "/none"])("keeps no %s", async (path) => {
    await textOf(path)
    await textOf(path)
    expect(rendered).toBe(2)
  })

  it("renders everything while nobody would tell of a change", async () => {
    cache.turn(null)
    const cookie = "visitor=1"
    expect(await textOf("/shop", { cookie })).toBe(`<p>${cookie}</p>`)
    expect(await textOf("/shop")).toBe("<p>nobody</p>")
    expect(rendered).toBe(2)
  })

  it("passes what may not be kept as it comes, whole", async () => {
    const { res, body } = await get("/none")
    expect(res.statusCode).toBe(404)
    expect(body.toString()).toBe("<p>nobody</p>")
    expect((await get("/visit")).res.headers["set-cookie"]).toBeDefined()
  })

  it("brings its styles along from the first answer on", async () => {
    const { body, res } = await get("/styled")
    expect(body.toString()).toContain("<style><p>nobody</p></style>")
    expect(res.headers["content-security-policy"]).toContain("'sha256-")
  })

  it("answers 304 to whoever has it, and brotli to whoever reads it", async () => {
    await get("/shop")
    const { res } = await get("/shop")
    const { etag = "" } = res.headers
    expect(res.headers.vary).toBe("accept-encoding, cookie")
    const again = await get("/shop", { "if-none-match": etag })
    expect([again.res.statusCode, again.body.length]).toEqual([304, 0])
    const reads = { "accept-encoding": "gzip, br" }
    const pressed = await get("/shop", reads)
    expect(pressed.res.headers["content-encoding"]).toBe("br")
    expect(brotliDecompressSync(pressed.body).toString()).toBe("<p>nobody</p>")
    expect(rendered).toBe(1)
  })
})
