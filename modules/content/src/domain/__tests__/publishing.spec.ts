import fc from "fast-check"
import {
  blockingReasons,
  publishChecklist,
  type ChecklistDeliverable,
  type ChecklistInput,
} from "../checklist"
import { nextStatus, type PostStatus } from "../lifecycle"
import { containsPattern, prefixQuery } from "../search-terms"
import { normalizeTags } from "../tags"

const file = (
  change: Partial<ChecklistDeliverable> = {}
): ChecklistDeliverable => ({
  title: "Lesson 1",
  state: "ready",
  playable: true,
  ...change,
})

const reasons = (change: Partial<ChecklistInput>) =>
  blockingReasons(
    publishChecklist({
      title: "Lessons",
      pricing_type: "fixed",
      price_minor: 1999n,
      deliverables: [file()],
      ...change,
    })
  )

describe("publish checklist", () => {
  it("has nothing to say about a complete post", () => {
    expect(reasons({})).toEqual([])
  })

  it("names each thing that is missing in a sentence", () => {
    const all = reasons({ title: " ", price_minor: 0n, deliverables: [] })
    expect(all).toHaveLength(4)
    expect(all.every((reason) => /^[A-Z“].*\.$/.test(reason))).toBe(true)
  })

  it("lets a playable file out before its whole ladder is done", () => {
    const early = file({ state: "processing", playable: true })
    expect(reasons({ deliverables: [early] })).toEqual([])
  })

  it.each([
    [file({ state: "processing", playable: false }), /being processed/],
    [file({ state: "uploading", playable: false }), /still uploading/],
    [file({ state: "failed", playable: false }), /could not be processed/],
    [file({ state: "missing", playable: false }), /no longer in the media/],
  ])("blocks on %j", (deliverable, reason) => {
    expect(reasons({ deliverables: [deliverable] })).toEqual([
      expect.stringMatching(reason),
    ])
  })

  it("blocks on a lost file beside a good one", () => {
    const gone = file({ state: "missing", playable: false })
    expect(reasons({ deliverables: [file(), gone] })).toHaveLength(1)
  })
})

describe("life of a post", () => {
  const statuses: PostStatus[] = ["draft", "published", "unpublished"]

  it("publishes once, and takes down only what is published", () => {
    expect(nextStatus("draft", "publish")).toBe("published")
    expect(nextStatus("unpublished", "publish")).toBe("published")
    expect(nextStatus("published", "publish")).toBe("already_published")
    expect(nextStatus("published", "unpublish")).toBe("unpublished")
    expect(nextStatus("draft", "unpublish")).toBe("not_published")
  })

  it.each(statuses)("a deleted %s post is never on sale", (status) => {
    expect(nextStatus(status, "delete")).not.toBe("published")
  })
})

describe("tags and search words", () => {
  it("keeps each tag once", () => {
    expect(normalizeTags([" Live  Set", "live set", "", "Jazz"])).toEqual([
      "live set",
      "jazz",
    ])
  })

  it("turns any text into a harmless prefix query", () => {
    expect(prefixQuery("coo & class!")).toBe("coo:* & class:*")
    expect(prefixQuery("&|!()")).toBeNull()
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (q) => {
        const query = prefixQuery(q)
        expect(
          query === null ||
            /^[\p{L}\p{N}]+:\*( & [\p{L}\p{N}]+:\*)*$/u.test(query)
        ).toBe(true)
      })
    )
  })

  it("takes percent and underscore literally", () => {
    expect(containsPattern("50%_a\\b")).toBe("%50\\%\\_a\\\\b%")
  })
})
