import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  countTags,
  listPosts,
  listSellers,
  replaceItems,
  searchCatalog,
  type CatalogFilter,
} from "../src"
import { Migration20261121030000Content } from "../src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../src/migrations/Migration20261126200000Disabled"
import { Migration20261127150100PostItems } from "../src/migrations/Migration20261127150100PostItems"
import { addPost, addPublished } from "./fixtures"

let db: TestDatabase
const owner = { organizationId: "org_a" }

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
  ])
  const video = await addPublished(db.pg, "org_a", {
    slug: "bread",
    title: "Sourdough bread",
    price_minor: 1999n,
    tags: ["baking"],
  })
  await addPublished(db.pg, "org_a", {
    slug: "tea",
    title: "An hour of tea",
    summary: "Quiet company, 50% slower",
    pricing_type: "free",
    price_minor: 0n,
    tags: ["slow", "baking"],
    creator_id: "cr_2",
  })
  await addPost(db.pg, "org_a", { slug: "draft", title: "Sourdough draft" })
  await addPublished(db.pg, "org_b", { slug: "bread", title: "Other bread" })
  await withTenant(db.pg, owner, (tx) =>
    replaceItems(tx, video, [
      {
        asset_id: "asset_1",
        asset_creator_id: "cr_1",
        title: "Lesson",
        media_kind: "video",
        duration_ms: 1,
      },
    ])
  )
})
afterAll(() => db.drop())

const search = async (filter: Partial<CatalogFilter>) => {
  const found = await withTenant(db.pg, owner, (tx) =>
    searchCatalog(tx, { owner, sort: "title", limit: 24, offset: 0, ...filter })
  )
  return found.posts.map((post) => post.slug)
}

describe("catalogue search", () => {
  it.each([
    ["sourdough", ["bread"]],
    ["sour", ["bread"]],
    ["ourdou", ["bread"]],
    ["BAKING", ["tea", "bread"]],
    ["quiet compan", ["tea"]],
    ["50%", ["tea"]],
    ["100%", []],
    ["bread -sourdough", []],
    ["'); drop table content_post; --", []],
    ["Other", []],
    ["   ", ["tea", "bread"]],
  ])("%j finds %j", async (q, slugs) => {
    expect(await search({ q })).toEqual(slugs)
  })

  it("finds what a creator of that name has made", async () => {
    expect(await search({ q: "nobody", creatorIds: ["cr_2"] })).toEqual(["tea"])
  })

  it("filters by tag and by kind of media", async () => {
    expect(await search({ tag: "slow" })).toEqual(["tea"])
    expect(await search({ tag: "slo" })).toEqual([])
    expect(await search({ kind: "video" })).toEqual(["bread"])
    expect(await search({ kind: "audio" })).toEqual([])
  })

  it("sorts by price and by date", async () => {
    expect(await search({ sort: "price_asc" })).toEqual(["tea", "bread"])
    expect(await search({ sort: "price_desc" })).toEqual(["bread", "tea"])
    expect(await search({ sort: "newest" })).toEqual(["tea", "bread"])
  })

  it("counts every match, beyond the page", async () => {
    const { posts, total } = await withTenant(db.pg, owner, (tx) =>
      searchCatalog(tx, { owner, sort: "newest", limit: 1, offset: 1 })
    )
    expect([posts.length, total]).toEqual([1, 2])
  })

  it("spans organizations for a creator, published posts only", async () => {
    const { posts } = await withPlatform(db.pg, "test", (tx) =>
      searchCatalog(tx, {
        owner: { creatorId: "cr_1" },
        sort: "title",
        limit: 24,
        offset: 0,
      })
    )
    expect(posts.map((post) => post.title)).toEqual([
      "Other bread",
      "Sourdough bread",
    ])
  })
})

describe("what organizations that sell nothing now have", () => {
  it("is left out, and not counted", async () => {
    const found = await withPlatform(db.pg, "test", (tx) =>
      searchCatalog(tx, {
        owner: { creatorId: "cr_1", except: ["org_a"] },
        sort: "title",
        limit: 24,
        offset: 0,
      })
    )
    expect(found.posts.map((post) => post.title)).toEqual(["Other bread"])
    expect(found.total).toBe(1)
  })
})

describe("what stands around the list", () => {
  it("counts tags of posts on sale", async () => {
    const tags = await withTenant(db.pg, owner, (tx) => countTags(tx, owner))
    expect(tags).toEqual([
      { tag: "baking", count: 2 },
      { tag: "slow", count: 1 },
    ])
  })

  it("names the sellers", async () => {
    const sellers = await withTenant(db.pg, owner, (tx) =>
      listSellers(tx, owner)
    )
    expect(sellers).toEqual({
      creatorIds: ["cr_1", "cr_2"],
      organizationIds: ["org_a"],
    })
  })

  it("lists drafts for the people who write them", async () => {
    const list = (filter: object) =>
      withTenant(db.pg, owner, (tx) =>
        listPosts(tx, {
          ...owner,
          order: "title",
          descending: false,
          limit: 10,
          offset: 0,
          ...filter,
        })
      )
    expect((await list({})).count).toBe(3)
    expect((await list({ status: ["draft"] })).posts[0]?.slug).toBe("draft")
    expect((await list({ creatorId: "cr_2" })).count).toBe(1)
    expect((await list({ q: "sourdough" })).count).toBe(2)
    const [content, bundles] = [
      await list({ type: "content" }),
      await list({ type: "bundle" }),
    ]
    expect(content.count + bundles.count).toBe(3)
    expect((await list({ disabled: true })).count).toBe(0)
  })
})
