import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import http from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { filesThen } from "../static.mts"

const root = mkdtempSync(join(tmpdir(), "codex-static-"))
mkdirSync(join(root, "client/_astro"), { recursive: true })
writeFileSync(join(root, "client/_astro/a.js"), "1")
writeFileSync(join(root, "client/favicon.svg"), "<svg/>")
writeFileSync(join(root, "secret"), "secret")

const server = http.createServer(
  filesThen(
    (req, res) => res.end(`page ${req.url ?? ""}`),
    join(root, "client")
  )
)

beforeAll(() => new Promise<void>((up) => server.listen(0, "127.0.0.1", up)))
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

/** Node's own client: `fetch` would tidy the address up first. */
function get(path: string, method = "GET") {
  const { port } = server.address() as AddressInfo
  const ask = { port, host: "127.0.0.1", path, method }
  return new Promise<{ res: http.IncomingMessage; text: string }>((done) => {
    http
      .request(ask, (res) => {
        let text = ""
        res.on("data", (chunk: Buffer) => (text += chunk.toString()))
        res.on("end", () => {
          done({ res, text })
        })
      })
      .end()
  })
}

describe("files of the build, and pages", () => {
  it("sends a file named by its content for good, another one not", async () => {
    const { res, text } = await get("/_astro/a.js?x")
    expect(text).toBe("1")
    expect(res.headers["content-type"]).toMatch(/^text\/javascript/)
    expect(res.headers["cache-control"]).toMatch(/max-age=31536000, immutable/)
    const icon = await get("/favicon.svg")
    expect(icon.text).toBe("<svg/>")
    expect(icon.res.headers["cache-control"]).not.toMatch(/immutable/)
  })

  it.each([
    "/",
    "/shop?favicon.svg",
    "/_astro",
    "/_astro/none.js",
    "/_astro/../../secret",
    "/_astro/%2e%2e/%2e%2e/secret",
    "/../secret",
  ])("leaves %s to the pages", async (path) => {
    expect((await get(path)).text).toBe(`page ${path}`)
  })

  it("leaves what is not asked for, but sent, to the pages", async () => {
    expect((await get("/favicon.svg", "POST")).text).toBe("page /favicon.svg")
  })

  it("refuses an address nobody can read", async () => {
    expect((await get("/%E0%A4%A")).res.statusCode).toBe(400)
  })
})
