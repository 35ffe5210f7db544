import { safeReturnTo } from "../return-to"

describe("where a login leads", () => {
  it.each([
    ["/library", "/library"],
    ["/ada/intro?amount=5", "/ada/intro?amount=5"],
    ["/a/../library", "/library"],
  ])("%s is a path of this site", (value, path) => {
    expect(safeReturnTo(value)).toBe(path)
  })

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/%5c/..//evil.example",
    "/a/..//evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "library",
    "",
    null,
    "/login?returnTo=/login",
    "/logout",
  ])("%s is not", (value) => {
    expect(safeReturnTo(value, "/fallback")).toBe("/fallback")
  })
})
