import fc from "fast-check"
import { freeSlug, isSlug, slugify } from "../slug"

describe("slugify", () => {
  it.each([
    ["Café à la carte!", "cafe-a-la-carte"],
    ["It’s Ada's 2nd take", "its-adas-2nd-take"],
    ["  --  ", "post"],
    ["日本語", "post"],
  ])("%s → %s", (title, slug) => {
    expect(slugify(title)).toBe(slug)
  })

  it("makes an address out of any title", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (title) => {
        expect(isSlug(slugify(title))).toBe(true)
      })
    )
  })

  it("leaves an address as it is", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (title) => {
        expect(slugify(slugify(title))).toBe(slugify(title))
      })
    )
  })
})

describe("isSlug", () => {
  it.each(["A", "a--b", "-a", "a-", "a b", "", "a".repeat(81)])(
    "refuses %j",
    (text) => {
      expect(isSlug(text)).toBe(false)
    }
  )
})

describe("freeSlug", () => {
  it("counts on from the taken ones", () => {
    expect(freeSlug("a", new Set())).toBe("a")
    expect(freeSlug("a", new Set(["a"]))).toBe("a-2")
    expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3")
  })

  it("never returns a taken or an overlong address", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 80 }),
        fc.integer({ min: 0, max: 30 }),
        (length, n) => {
          const base = "a".repeat(length)
          const taken = new Set<string>()
          for (let i = 0; i <= n; i += 1) {
            taken.add(freeSlug(base, taken))
          }
          expect(taken.size).toBe(n + 1)
          expect([...taken].every(isSlug)).toBe(true)
        }
      )
    )
  })
})
