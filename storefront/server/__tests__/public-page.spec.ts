import type { IncomingMessage } from "node:http"
import { isPublic, shownTo } from "../public-page.mts"

const shown = (url: string, headers: IncomingMessage["headers"] = {}) =>
  shownTo({
    method: "GET",
    url,
    headers: { host: "shop.example", ...headers },
  } as IncomingMessage)
const keyOf = (url: string, headers?: IncomingMessage["headers"]) =>
  shown(url, headers)?.key

describe("whose page it is", () => {
  it.each(["/", "/quiet-hours", "/quiet-hours/film?sort=title", "/explore"])(
    "everybody's: %s",
    (url) => {
      expect(isPublic(url)).toBe(true)
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
    "/quiet-hours/film?a=1?&preview=secret",
    "/quiet-hours/film?%70review=secret",
    "/%6dedia/x",
    "//media/x",
    "/Library",
    "http://elsewhere.example/quiet-hours",
  ])("one person's: %s", (url) => {
    expect(isPublic(url)).toBe(false)
  })

  it.each([
    "shopper=x",
    "a=b; shopper=x",
    "__Host-shopper=x; theme=dark",
    "shopper =x",
    "a=b;shopper\t=x",
  ])("with a session it is theirs: %s", (cookie) => {
    expect(keyOf("/", { cookie })).toBeUndefined()
  })

  it("a cookie that only looks like a session is none; the theme counts", () => {
    const plain = keyOf("/")
    expect(keyOf("/", { cookie: "visitor=x" })).toBe(plain)
    expect(keyOf("/", { cookie: "theme=dark" })).not.toBe(plain)
    expect(keyOf("/", { cookie: "theme=pink" })).toBe(plain)
  })

  it.each([
    ["theme=dark; visitor=x", "theme=dark"],
    ["theme=%64ark", ""],
    ["theme=pink; theme=dark", "theme=dark"],
    ["visitor=x", ""],
  ])("%j: whoever renders it is shown %j", (cookie, left) => {
    expect(shown("/", { cookie })?.cookie).toBe(left)
  })

  it("what changes something is never kept", () => {
    const req = { method: "POST", url: "/", headers: {} } as IncomingMessage
    expect(shownTo(req)).toBeUndefined()
    expect(keyOf("/", { authorization: "Basic x" })).toBeUndefined()
  })
})
