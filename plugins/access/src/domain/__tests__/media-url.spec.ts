import fc from "fast-check"
import { posix } from "node:path"
import { confine, isPublishedPath, parseMediaUrl } from "../media-url"

const prefix = "media/cr_1/asset_1/3/"

const hostile = [
  "../4/master.m3u8",
  "720p/../../../x.ts",
  "..",
  "./master.m3u8",
  "%2e%2e/x.ts",
  "%2e%2e%2fx.ts",
  "..%2fx.ts",
  "%252e%252e%252fx.ts",
  "720p%2fseg.ts",
  "720p\\..\\seg.ts",
  "%5c..%5cx.ts",
  "/etc/passwd",
  "//host/x.ts",
  "720p//seg.ts",
  "720p/",
  ".hidden.ts",
  "seg.ts\u0000.m3u8",
  "seg.ts%00.m3u8",
  "\u2024\u2024/x.ts",
  "\uff0e\uff0e/x.ts",
  "seg .ts",
  "seg.ts\n",
  "a/b/c/d/e.ts",
  "C:/x.ts",
  "~/x.ts",
  "",
]

describe("path confinement", () => {
  it.each(["master.m3u8", "720p/index.m3u8", "720p/seg_00001.ts", "audio.mp3"])(
    "%s is a published path",
    (path) => {
      expect(confine(prefix, path)).toBe(prefix + path)
    }
  )

  it.each(hostile)("%j is refused", (path) => {
    expect(confine(prefix, path)).toBeNull()
    expect(parseMediaUrl(`/media/token/${path}`)).toBeNull()
  })

  it("never leaves the prefix, whatever is asked for", () => {
    const piece = fc.oneof(
      fc.constantFrom("..", ".", "/", "%2e", "%2f", "\\", "a", "b.ts", "\0"),
      fc.string({ maxLength: 3 })
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const key = confine(prefix, pieces.join(""))
        if (key !== null) {
          expect(posix.normalize(key)).toBe(key)
          expect(key.startsWith(prefix)).toBe(true)
          expect(decodeURIComponent(key)).toBe(key)
        }
      }),
      { numRuns: 5_000 }
    )
  })

  it("a mutated published path is refused or still published", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 16 }),
        fc.constantFrom("/..", "%2e%2e%2f", "//", "\\", "%00", "\u2024", "."),
        (at, insert) => {
          const path = "720p/seg_00001.ts"
          const mutated = path.slice(0, at) + insert + path.slice(at)
          const allowed = isPublishedPath(mutated)
          expect(allowed && /\.\.|%|\\|\/\/|[^!-~]/.test(mutated)).toBe(false)
        }
      ),
      { numRuns: 2_000 }
    )
  })

  it("keeps the query out of the path", () => {
    expect(parseMediaUrl("/media/t.1/720p/a.ts?x=../..")).toEqual({
      token: "t.1",
      path: "720p/a.ts",
    })
    expect(parseMediaUrl("/media/t.1")).toBeNull()
    expect(parseMediaUrl("/media//a.ts")).toBeNull()
    expect(parseMediaUrl("http://evil/media/t/a.ts")).toBeNull()
  })
})
