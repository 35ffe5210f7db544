import { finishedPage } from "../finished-page.mts"
import { PageCache } from "../page-cache.mts"

const made = (text: string | Buffer, madeAt = 0) =>
  finishedPage({
    headers: { "content-type": "text/html" },
    body: Buffer.from(text),
    madeAt,
  })
const page = made("Hi")

describe("pages are kept until something changes", () => {
  it("keeps nothing before anybody would tell of a change", () => {
    const cache = new PageCache(() => 0)
    cache.put("/", cache.version, page)
    expect(cache.get("/")).toBeUndefined()
  })

  it("keeps a page for one version, and forgets it with the next", () => {
    const cache = new PageCache(() => 0)
    cache.turn("1")
    cache.put("/", "1", page)
    expect(cache.get("/")?.plain.body.toString()).toBe("Hi")
    cache.turn("1")
    expect(cache.get("/")).toBeDefined()
    cache.turn("2")
    expect(cache.get("/")).toBeUndefined()
  })

  it("does not keep what was rendered while the version moved", () => {
    const cache = new PageCache(() => 0)
    cache.turn("1")
    const { version } = cache
    cache.turn("2")
    cache.put("/", version, page)
    expect(cache.get("/")).toBeUndefined()
  })

  it("keeps none longer than ten seconds", () => {
    let now = 0
    const cache = new PageCache(() => now)
    cache.turn("1")
    cache.put("/", "1", page)
    now = 9_999
    expect(cache.get("/")).toBeDefined()
    now = 10_001
    expect(cache.get("/")).toBeUndefined()
  })

  it("does not let a slow reader bring an older page back", () => {
    const cache = new PageCache(() => 0)
    cache.turn("1")
    cache.put("/", "1", made("Hi", 2))
    cache.put("/", "1", made("Old", 1))
    expect(cache.get("/")?.plain.body.toString()).toBe("Hi")
  })

  it("forgets the oldest when there is no room", () => {
    const cache = new PageCache(() => 0)
    cache.turn("1")
    const big = made(Buffer.alloc(1024 ** 2))
    for (let at = 0; at < 66; at++) {
      cache.put(`/${String(at)}`, "1", big)
    }
    expect(cache.get("/1")).toBeUndefined()
    expect(cache.get("/65")).toBeDefined()
  })
})
