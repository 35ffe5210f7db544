import type { LibraryItem } from "@codex/plugin-access/contract"
import {
  extrasLabel,
  itemHref,
  onShelf,
  ownershipOf,
  progressLabel,
  readShelf,
  shelved,
  tagsOf,
} from "../library"

const item: LibraryItem = {
  post_id: "post_1",
  title: "Tides of the north",
  path: "/ada/tides",
  handle: "ada",
  slug: "tides",
  listed: true,
  organization: { id: "org_1", name: "Sea school", handle: "ada" },
  creator: { id: "cr_1", display_name: "Ada Byron", handle: "byron" },
  cover_url: "/c",
  tags: ["sea"],
  deliverables: [
    {
      asset_id: "a",
      kind: "video",
      title: "Part one",
      duration_ms: 600_000,
      position_ms: 228_000,
      completed: false,
    },
  ],
  extras: { files: 0, links: 0, embeds: 0 },
  progress_percent: 38,
  last_watched_at: null,
  purchased_at: "2026-11-01T00:00:00Z",
  expires_at: null,
  state: "live",
}

describe("progress in words", () => {
  const part = (position_ms: number, completed = false) => ({
    position_ms,
    duration_ms: 600_000,
    completed,
  })

  it("says what is left over all parts", () => {
    expect(progressLabel([part(228_000)])).toEqual({
      kind: "left",
      time: "6:12",
    })
    expect(progressLabel([part(0, true), part(0)])).toEqual({
      kind: "left",
      time: "10:00",
    })
  })

  it("knows the start and the end", () => {
    expect(progressLabel([part(0)]).kind).toBe("not_started")
    expect(progressLabel([part(0, true)]).kind).toBe("completed")
    expect(progressLabel([]).kind).toBe("not_started")
  })
})

it("finds by title, part and person, every word", () => {
  const all = readShelf(new URLSearchParams())
  const find = (q: string) => onShelf(item, { ...all, q })
  expect(find("")).toBe(true)
  expect(find("north BYRON")).toBe(true)
  expect(find("part one")).toBe(true)
  expect(find("north guitar")).toBe(false)
  expect(onShelf(item, { ...all, type: "audio" })).toBe(false)
  expect(onShelf(item, { ...all, tag: "sea" })).toBe(true)
  expect(onShelf(item, { ...all, tag: "se" })).toBe(false)
})

it("stands in the order that was asked for", () => {
  const older = {
    ...item,
    title: "A short one",
    purchased_at: "2026-10-01T00:00:00Z",
    tags: ["air", "sea"],
  }
  const items = [older, { ...item, title: "Zebra" }]
  const titles = (query: string) =>
    shelved(items, readShelf(new URLSearchParams(query))).map(
      ({ title }) => title
    )
  expect(titles("")).toEqual(["A short one", "Zebra"])
  expect(titles("sort=nonsense")).toEqual(["A short one", "Zebra"])
  expect(titles("sort=purchased")).toEqual(["Zebra", "A short one"])
  expect(titles("sort=title&tag=air")).toEqual(["A short one"])
  expect(tagsOf(items)).toEqual(["air", "sea"])
})

it("leads into the player while access lives", () => {
  expect(itemHref(item)).toBe("/watch/ada/tides")
  const going = { ...item, asset_id: "a", position_ms: 1, duration_ms: 2 }
  expect(itemHref(going)).toBe("/watch/ada/tides?asset=a")
  expect(itemHref({ ...item, state: "expired" })).toBe("/ada/tides")
})

it("owns what is live, since its purchase", () => {
  expect(ownershipOf([item], "post_1")).toEqual({
    owned: true,
    since: item.purchased_at,
    until: undefined,
  })
  expect(ownershipOf([item], "post_2").owned).toBe(false)
  const ended = [{ ...item, state: "expired" as const }]
  expect(ownershipOf(ended, "post_1").owned).toBe(false)
})

describe("what does not play", () => {
  const all = readShelf(new URLSearchParams())
  const book: LibraryItem = {
    ...item,
    deliverables: [],
    extras: { files: 2, links: 1, embeds: 0 },
  }

  it("is on the shelf, and told", () => {
    expect(onShelf(book, all)).toBe(true)
    expect(onShelf(book, { ...all, type: "file" })).toBe(true)
    expect(onShelf(book, { ...all, type: "video" })).toBe(false)
    expect(extrasLabel(book)).toBe("2 files, 1 link")
    expect(extrasLabel(item)).toBe("")
  })

  it("is no bundle, whose posts stand there themselves", () => {
    const extras = { files: 0, links: 0, embeds: 0 }
    expect(onShelf({ ...book, extras }, all)).toBe(false)
  })
})
