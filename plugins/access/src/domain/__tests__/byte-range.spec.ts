import fc from "fast-check"
import { parseRange } from "../byte-range"

describe("byte ranges", () => {
  it.each([
    [undefined, 10, { kind: "whole" }],
    ["bytes=0-", 10, { kind: "part", start: 0, end: 9 }],
    ["bytes=2-4", 10, { kind: "part", start: 2, end: 4 }],
    ["bytes=2-99", 10, { kind: "part", start: 2, end: 9 }],
    ["bytes=-3", 10, { kind: "part", start: 7, end: 9 }],
    ["bytes=-30", 10, { kind: "part", start: 0, end: 9 }],
    ["bytes=10-", 10, { kind: "unsatisfiable" }],
    ["bytes=-0", 10, { kind: "unsatisfiable" }],
    ["bytes=0-", 0, { kind: "unsatisfiable" }],
    ["bytes=5-2", 10, { kind: "whole" }],
    ["bytes=0-1,4-5", 10, { kind: "whole" }],
    ["bytes=-", 10, { kind: "whole" }],
    ["bytes=a-b", 10, { kind: "whole" }],
    ["items=0-1", 10, { kind: "whole" }],
  ])("%s of %d bytes", (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected)
  })

  it("a part lies inside the file and is what was asked for", () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(), { nil: undefined }),
        fc.option(fc.nat(), { nil: undefined }),
        fc.nat(),
        (first, last, size) => {
          const range = parseRange(`bytes=${first ?? ""}-${last ?? ""}`, size)
          if (range.kind === "part") {
            expect(range.start).toBeGreaterThanOrEqual(0)
            expect(range.start).toBeLessThanOrEqual(range.end)
            expect(range.end).toBeLessThan(size)
            expect(range.start).toBe(first ?? Math.max(0, size - (last ?? 0)))
          }
        }
      ),
      { numRuns: 2_000 }
    )
  })

  it("arbitrary headers never break it", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (header, size) => {
        expect(["whole", "part", "unsatisfiable"]).toContain(
          parseRange(header, size).kind
        )
      })
    )
  })
})
