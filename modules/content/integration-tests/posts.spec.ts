import { randomUUID } from "node:crypto"
import { withPlatform, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  findPostBySlug,
  getPost,
  hasPreviewToken,
  insertPreviewToken,
  listDeliverables,
  listPostsByIds,
  pickSlug,
  replaceItems,
  setPostStatus,
  softDeletePost,
  updatePost,
  type ItemInput,
} from "../src"
import { Migration20261121030000Content } from "../src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../src/migrations/Migration20261126200000Disabled"
import { Migration20261127150100PostItems } from "../src/migrations/Migration20261127150100PostItems"
import { addPost, addPublished } from "./fixtures"

let db: TestDatabase
const A = { organizationId: "org_a" }
const B = { organizationId: "org_b" }

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
  ])
})
afterAll(() => db.drop())

const slug = () => `p-${randomUUID()}`
const file = (asset_id: string) => ({
  asset_id,
  asset_creator_id: "cr_1",
  title: asset_id,
  media_kind: "video" as const,
  duration_ms: 61_000,
})

describe("row-level security", () => {
  it("shows an organization its own posts and nobody else's", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    await withTenant(db.pg, A, (tx) =>
      replaceItems(tx, post, [file("asset_1")])
    )
    const seen = (scope: typeof A) =>
      withTenant(db.pg, scope, async (tx) => [
        await getPost(tx, post.id),
        await findPostBySlug(tx, "org_a", post.slug),
        ...(await listPostsByIds(tx, [post.id])),
        ...(await listDeliverables(tx, [post.id])),
      ])
    expect((await seen(A)).filter(Boolean)).toHaveLength(4)
    expect((await seen(B)).filter(Boolean)).toEqual([])
  })

  it("refuses to write into another organization", async () => {
    await expect(
      withTenant(db.pg, B, (tx) =>
        tx("content_post").insert({
          id: "post_x",
          organization_id: "org_a",
          creator_id: "cr_1",
          slug: slug(),
          pricing_type: "free",
        })
      )
    ).rejects.toThrow(/row-level security/)
  })

  it("changes nothing of another organization", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    await expect(
      withTenant(db.pg, B, (tx) => updatePost(tx, post.id, { title: "Mine" }))
    ).rejects.toMatchObject({ code: "post_not_found" })
    const after = await withTenant(db.pg, A, (tx) => getPost(tx, post.id))
    expect(after?.title).toBe("Bread at home")
  })

  it("keeps a deliverable in the organization of its post", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    await expect(
      withPlatform(db.pg, "test", (tx) =>
        replaceItems(tx, { id: post.id, organization_id: "org_b" }, [
          file("asset_1"),
        ])
      )
    ).rejects.toThrow(/foreign key/)
  })
})

describe("constraints", () => {
  it.each([
    [{ pricing_type: "fixed", price_minor: -1n }],
    [{ pricing_type: "fixed", price_minor: 100_000_000n }],
    [{ pricing_type: "free", price_minor: 100n }],
    [{ pricing_type: "pwyw", price_minor: -1n }],
    [{ pricing_type: "pwyw", price_minor: 500n, suggested_minor: 400n }],
    [{ pricing_type: "fixed", price_minor: 500n, compare_at_minor: 500n }],
    [{ supply_limit: 0 }],
    [{ validity_days: 0 }],
    [{ slug: "Not A Slug" }],
  ] as const)("the table refuses %p", async (change) => {
    await expect(
      addPost(db.pg, "org_a", { slug: slug(), ...change })
    ).rejects.toThrow(/check constraint/)
  })

  it("a post without a price cannot be published", async () => {
    const post = await addPost(db.pg, "org_a", {
      slug: slug(),
      price_minor: 0n,
    })
    await expect(
      withTenant(db.pg, A, (tx) => setPostStatus(tx, post.id, "published"))
    ).rejects.toThrow(/content_post_price/)
  })

  it("an address is used once per organization, and freed by deleting", async () => {
    const taken = slug()
    const post = await addPost(db.pg, "org_a", { slug: taken })
    await addPost(db.pg, "org_b", { slug: taken })
    await expect(
      addPost(db.pg, "org_a", { slug: taken })
    ).rejects.toMatchObject({ code: "slug_taken" })
    expect(
      await withTenant(db.pg, A, (tx) => pickSlug(tx, "org_a", taken))
    ).toBe(`${taken}-2`)
    await withTenant(db.pg, A, (tx) => softDeletePost(tx, post.id, "draft"))
    await expect(addPost(db.pg, "org_a", { slug: taken })).resolves.toBeTruthy()
  })
})

describe("editing", () => {
  it("gives money back as bigint and tags as they were", async () => {
    const post = await addPost(db.pg, "org_a", {
      slug: slug(),
      compare_at_minor: 2999n,
    })
    const read = await withTenant(db.pg, A, (tx) => getPost(tx, post.id))
    expect(read).toMatchObject({
      price_minor: 1999n,
      compare_at_minor: 2999n,
      tags: ["baking", "slow food"],
      terms_version: 1,
    })
  })

  it("counts the versions of the terms, not the saves", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    const save = (terms: string) =>
      withTenant(db.pg, A, (tx) => updatePost(tx, post.id, { terms }))
    expect((await save("One")).terms_version).toBe(2)
    expect((await save("One")).terms_version).toBe(2)
    expect((await save("Two")).terms_version).toBe(3)
  })

  it("keeps the id of a file that stays, in the new order", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    const set = (...ids: string[]) =>
      withTenant(db.pg, A, (tx) => replaceItems(tx, post, ids.map(file)))
    const before = await set("asset_1", "asset_2")
    const after = await set("asset_3", "asset_1")
    expect(after).toMatchObject([
      { asset_id: "asset_3", duration_ms: 61_000 },
      { asset_id: "asset_1", id: before[0]?.id },
    ])
  })

  it("keeps files, links and films in one order; only files are media", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    const link = { kind: "link", title: "Notes", url: "https://example.com/n" }
    const film = {
      kind: "embed",
      title: "Trailer",
      host: "youtube",
      video_id: "dQw4w9WgXcQ",
    }
    const items = [link, { ...file("asset_9"), media_kind: "file" }, film]
    const set = (list: unknown[]) =>
      withTenant(db.pg, A, (tx) => replaceItems(tx, post, list as ItemInput[]))
    const first = await set(items)
    expect(first).toMatchObject(items)
    const moved = await set([...items].reverse())
    expect(moved.map(({ id }) => id)).toEqual(
      first.map(({ id }) => id).reverse()
    )
    const media = await withTenant(db.pg, A, (tx) =>
      listDeliverables(tx, [post.id])
    )
    expect(media).toMatchObject([{ asset_id: "asset_9", media_kind: "file" }])
  })

  it.each([
    [{ kind: "link", title: "x", url: "http://example.com" }],
    [{ kind: "link", title: "x", url: "javascript:alert(1)" }],
    [{ kind: "embed", title: "x", host: "example", video_id: "dQw4w9WgXcQ" }],
    [{ kind: "embed", title: "x", host: "youtube", video_id: '"><script>' }],
    [{ kind: "embed", title: "x", host: "vimeo", video_id: "dQw4w9WgXcQ" }],
  ])("the table refuses %j", async (item) => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    await expect(
      withTenant(db.pg, A, (tx) =>
        replaceItems(tx, post, [item] as unknown as ItemInput[])
      )
    ).rejects.toThrow(/check constraint/)
  })

  it("a deleted post is off sale but still there for past buyers", async () => {
    const post = await addPublished(db.pg, "org_a", { slug: slug() })
    const [found, byId] = await withTenant(db.pg, A, async (tx) => {
      await softDeletePost(tx, post.id, "unpublished")
      return [
        await findPostBySlug(tx, "org_a", post.slug),
        await listPostsByIds(tx, [post.id]),
      ]
    })
    expect(found).toBeNull()
    expect(byId).toEqual([
      expect.objectContaining({ id: post.id, status: "unpublished" }),
    ])
  })
})

describe("preview tokens", () => {
  it("open their own post only, and only for a while", async () => {
    const post = await addPost(db.pg, "org_a", { slug: slug() })
    const other = await addPost(db.pg, "org_a", { slug: slug() })
    const tokenHash: string = randomUUID()
    const opens = (id: string, hash = tokenHash) =>
      withTenant(db.pg, A, (tx) => hasPreviewToken(tx, id, hash))
    await withTenant(db.pg, A, (tx) =>
      insertPreviewToken(tx, {
        post,
        tokenHash,
        createdBy: "user_1",
        hours: 24,
      })
    )
    expect(await opens(post.id)).toBe(true)
    expect(await opens(other.id)).toBe(false)
    expect(await opens(post.id, "guess")).toBe(false)
    await withTenant(db.pg, A, (tx) =>
      tx("post_preview_token")
        .where({ token_hash: tokenHash })
        .update({ expires_at: tx.raw("now() - interval '1 second'") })
    )
    expect(await opens(post.id)).toBe(false)
  })
})
