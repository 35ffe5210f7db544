import { newId } from "../ids"

describe("newId", () => {
  it("is a prefix and a ULID", () => {
    expect(newId("post")).toMatch(/^post_[0-9A-HJKMNP-TV-Z]{26}$/)
  })

  it("never repeats, across refills of the random pool", () => {
    const ids = Array.from({ length: 20_000 }, () => newId("x"))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it("sorts by time and says it", () => {
    const at = (id: string) =>
      Array.from(id.slice(2, 12)).reduce(
        (sum, char) =>
          sum * 32 + "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(char),
        0
      )
    const before = Date.now()
    const id = newId("x")
    expect(at(id)).toBeGreaterThanOrEqual(before)
    expect(at(id)).toBeLessThanOrEqual(Date.now())
  })
})
