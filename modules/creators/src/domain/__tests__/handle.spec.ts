import fc from "fast-check"
import { checkHandle, nobodysHandle, normalizeHandle } from "../handle"
import { RESERVED_HANDLES } from "../reserved"

describe("handle grammar", () => {
  it.each(["ada", "ada-lovelace", "a1b", "x".repeat(32), "2fast"])(
    "accepts %s",
    (handle) => {
      expect(checkHandle(handle)).toBeNull()
    }
  )

  it.each([
    "",
    "ab",
    "x".repeat(33),
    "-ada",
    "ada-",
    "a--da",
    "Ada",
    "ada lovelace",
    "ada_l",
    "ada.l",
    "ada/studio",
    "../etc",
    "адa",
    "ada\n",
    "ada%2f",
  ])("refuses %j", (handle) => {
    expect(checkHandle(handle)).toBe("handle_invalid")
  })

  it("refuses every reserved word the grammar would let through", () => {
    const wellFormed = [...RESERVED_HANDLES].filter(
      (word) => word.length >= 3 && word.length <= 32
    )
    expect(wellFormed.map(checkHandle)).toEqual(
      wellFormed.map(() => "handle_reserved")
    )
  })

  it.each([
    "api",
    "media",
    "media-upload",
    "library",
    "checkout",
    "login",
    "logout",
    "register",
    "account",
    "watch",
    "studio",
    "app",
    "admin",
    "store",
    "auth",
    "hooks",
    "health",
    "search",
    "legal",
    "about",
  ])("keeps %s for the site", (word) => {
    expect(checkHandle(word)).toBe("handle_reserved")
  })

  it("accepts only what survives in a URL path unchanged", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        fc.pre(checkHandle(text) === null)
        expect(encodeURIComponent(text)).toBe(text)
        expect(normalizeHandle(text)).toBe(text)
      })
    )
  })

  it("normalises case, width and surrounding space", () => {
    expect(normalizeHandle("  Ａda-Lovelace ")).toBe("ada-lovelace")
  })
})

describe("the address of somebody who is gone", () => {
  it("is an address like any other, and of this id alone", () => {
    const [one, other] = [
      "cr_01KB2Z0000AAAAAAAAAAAAAAAA",
      "cr_01KB2Z0000AAAAAAAAAAAAAAAB",
    ].map(nobodysHandle)
    expect(checkHandle(one ?? "")).toBeNull()
    expect(one).toMatch(/^closed-/)
    expect(one).not.toBe(other)
  })
})
