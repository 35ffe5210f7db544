import type { IncomingMessage } from "node:http"
import { publicKey } from "../public-page.mts"

const keyOf = (url: string, headers: IncomingMessage["headers"] = {}) =>
  publicKey({
    method: "GET",
    url,
    headers: { host: "shop.example", ...headers },
  } as IncomingMessage)

describe("whose page it is", () => {
  it.each(["/", "/quiet-hours", "/quiet-hours/film?sort=title", "/explore"])(
    "everybody's: %s",
    (url) => {
      expect(keyOf(url)).toContain(url)
    }
  )

  it.each([
    "/account/email",
    "/api/catalog/x",
    "/checkout/quiet-hours/film",
    "/library",
    "/login?returnTo=/",
    "/media/x",
    "/watch/quiet-hours/film",
    "/quiet-hours/film?preview=secret",
  ])("one person's: %s", (url) => {
    expect(keyOf(url)).toBeUndefined()
  })

  it.each(["shopper=x", "a=b; shopper=x", "__Host-shopper=x; theme=dark"])(
    "with a session it is theirs: %s",
    (cookie) => {
      expect(keyOf("/", { cookie })).toBeUndefined()
    }
  )

  it("a cookie that only looks like a session is none; the theme counts", () => {
    const plain = keyOf("/")
    expect(keyOf("/", { cookie: "notshopper=x" })).toBe(plain)
    expect(keyOf("/", { cookie: "theme=dark" })).not.toBe(plain)
    expect(keyOf("/", { cookie: "theme=pink" })).toBe(plain)
  })

  it("what changes something is never kept", () => {
    const req = { method: "POST", url: "/", headers: {} } as IncomingMessage
    expect(publicKey(req)).toBeUndefined()
  })
})
