import {
  insertPost,
  replaceItems,
  setPostProduct,
  setPostStatus,
  softDeletePost,
} from "@codex/content"
import { createCreator, createOrganization } from "@codex/creators"
import {
  accessOptions,
  grantAccess,
  parseAccessOptions,
  parsePlaybackToken,
  revokeGrant,
  saveProgress,
} from "@codex/entitlements"
import {
  newId,
  pageVersion,
  withPlatform,
  withTenant,
  type Pg,
  type Tx,
} from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import { insertAsset } from "@codex/media"
import { Migration20261121030000Content } from "../../../../modules/content/src/migrations/Migration20261121030000Content"
import { Migration20261121120100Prices } from "../../../../modules/content/src/migrations/Migration20261121120100Prices"
import { Migration20261126200000Disabled } from "../../../../modules/content/src/migrations/Migration20261126200000Disabled"
import { Migration20261127150100PostItems } from "../../../../modules/content/src/migrations/Migration20261127150100PostItems"
import { Migration20261121000100Creators } from "../../../../modules/creators/src/migrations/Migration20261121000100Creators"
import { Migration20261121000500Entitlements } from "../../../../modules/entitlements/src/migrations/Migration20261121000500Entitlements"
import { Migration20261121124000GrantSuspension } from "../../../../modules/entitlements/src/migrations/Migration20261121124000GrantSuspension"
import { Migration20261127190000BeginPlayback } from "../../../../modules/entitlements/src/migrations/Migration20261127190000BeginPlayback"
import { Migration20261126220100OnPages } from "../../../../modules/content/src/migrations/Migration20261126220100OnPages"
import { Migration20261121013300Media } from "../../../../modules/media/src/migrations/Migration20261121013300Media"
import { Migration20261127150500TextTracks } from "../../../../modules/media/src/migrations/Migration20261127150500TextTracks"
import { toCustomerGrants } from "../lib/customer-grants"
import { buildLibrary } from "../lib/library"
import { loadLibrary } from "../lib/load-library"
import { postAccess } from "../lib/owned-post"
import { startPlayback } from "../lib/start-playback"

let db: TestDatabase
let pg: Pg
let customerId: string
let shop: Awaited<ReturnType<typeof openShop>>

const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

async function openShop() {
  const handle = `maker-${newId("x").slice(-8).toLowerCase()}`
  const { creator } = await within((tx) =>
    createCreator(tx, {
      userId: newId("user"),
      displayName: "Mara",
      handle: `${handle}-owner`,
      salesChannelId: "sc_1",
    })
  )
  const organization = await within((tx) =>
    createOrganization(tx, {
      name: "Brand",
      handle,
      ownerCreatorId: creator.id,
      salesChannelId: "sc_2",
    })
  )
  return { creator, organization, handle }
}

async function publishedAsset(tx: Tx, durationMs: number) {
  const asset = await insertAsset(tx, {
    creatorId: shop.creator.id,
    kind: "video",
    title: "Part",
    filename: "part.mp4",
    contentType: "video/mp4",
    sizeBytes: 1_000,
  })
  await tx("media_asset").where({ id: asset.id }).update({
    state: "ready",
    playable: true,
    active_version: 4,
    duration_ms: durationMs,
  })
  return asset
}

/** A published post with one video per duration. */
async function publish(...durations: number[]) {
  return within(async (tx) => {
    const slug = newId("s").slice(-10).toLowerCase()
    const made = await insertPost(tx, {
      organization_id: shop.organization.id,
      creator_id: shop.creator.id,
      currency_code: "usd",
      slug,
      title: `Film ${slug}`,
      summary: "",
      description: "",
      pricing_type: "fixed",
      price_minor: 1_000n,
      suggested_minor: null,
      compare_at_minor: null,
      tags: [],
      supply_limit: null,
      validity_days: null,
      downloads_allowed: true,
      terms: null,
    })
    const items = []
    for (const [index, durationMs] of durations.entries()) {
      const asset = await publishedAsset(tx, durationMs)
      items.push({
        asset_id: asset.id,
        asset_creator_id: shop.creator.id,
        title: `Part ${index + 1}`,
        media_kind: "video" as const,
        duration_ms: durationMs,
      })
    }
    await replaceItems(tx, made, items)
    await setPostProduct(tx, made.id, {
      product_id: newId("prod"),
      variant_id: newId("variant"),
    })
    await setPostStatus(tx, made.id, "published")
    return { id: made.id, slug, assets: items.map((item) => item.asset_id) }
  })
}

function own(postId: string, sourceId = newId("pur")) {
  return within((tx) =>
    grantAccess(tx, {
      customerId,
      organizationId: shop.organization.id,
      postId,
      sourceKind: "purchase",
      sourceId,
    })
  )
}

const watch = (postId: string, assetId: string, positionMs: number) =>
  withTenant(pg, { customerId }, (tx) =>
    saveProgress(tx, {
      customerId,
      postId,
      assetId,
      positionMs,
      durationMs: 100_000,
    })
  )

const library = async () =>
  buildLibrary(await loadLibrary(pg, customerId), new Date())

beforeAll(async () => {
  db = await createTestDatabase([
    Migration20261121000100Creators,
    Migration20261121013300Media,
    Migration20261127150500TextTracks,
    Migration20261121030000Content,
    Migration20261121120100Prices,
    Migration20261126200000Disabled,
    Migration20261127150100PostItems,
    Migration20261121000500Entitlements,
    Migration20261121124000GrantSuspension,
    Migration20261127190000BeginPlayback,
    Migration20261126220100OnPages,
  ])
  pg = db.pg
  accessOptions.set(parseAccessOptions({ playbackSecret: "s".repeat(32) }))
  shop = await openShop()
})
afterAll(async () => {
  await db.drop()
})
beforeEach(() => {
  customerId = newId("cus")
})

describe("playback", () => {
  it("opens for an owner, at the second where they stopped", async () => {
    const post = await publish(100_000, 100_000)
    const [first = "", second = ""] = post.assets
    await own(post.id)
    const start = (assetId?: string) =>
      startPlayback(pg, { customerId, postId: post.id, assetId })
    const { body, cookie } = await start()
    expect(body).toMatchObject({
      kind: "video",
      asset_id: first,
      title: "Part 1",
      position_ms: 0,
      duration_ms: 100_000,
      closed_sessions: 0,
    })
    const [, , token = "", file] = body.url.split("/")
    expect(parsePlaybackToken(token)?.sid).toBe(body.session_id)
    expect(file).toBe("master.m3u8")
    expect(cookie).toContain(`Path=/media/${token}; HttpOnly; SameSite=Lax`)
    expect(cookie).toContain("Secure")

    await start(second)
    await watch(post.id, second, 42_000)
    const resumed = await start()
    expect(resumed.body).toMatchObject({
      asset_id: second,
      position_ms: 42_000,
    })
  })

  it("refuses who does not own it, and does not know what is not on sale", async () => {
    const post = await publish(100_000)
    const start = (postId: string) => startPlayback(pg, { customerId, postId })
    await expect(start(post.id)).rejects.toMatchObject({
      failure: "not_entitled",
    })
    const changes = pageVersion(pg)
    const told = changes.after(changes.current ?? "", 5_000)
    await within((tx) => setPostStatus(tx, post.id, "unpublished"))
    await told
    for (const id of [post.id, newId("post")]) {
      await expect(start(id)).rejects.toMatchObject({
        failure: "post_not_found",
      })
      await expect(postAccess(pg, customerId, id)).rejects.toMatchObject({
        failure: "post_not_found",
      })
    }
  })

  it("plays parts of this post only", async () => {
    const [mine, other] = [await publish(100_000), await publish(100_000)]
    await own(mine.id)
    await expect(
      startPlayback(pg, {
        customerId,
        postId: mine.id,
        assetId: other.assets[0],
      })
    ).rejects.toMatchObject({ failure: "deliverable_not_found" })
  })

  it("says that a file is still being prepared", async () => {
    const post = await publish(100_000)
    await own(post.id)
    await within((tx) =>
      tx("media_asset")
        .whereIn("id", post.assets)
        .update({ state: "processing", playable: false, active_version: null })
    )
    await expect(
      startPlayback(pg, { customerId, postId: post.id })
    ).rejects.toMatchObject({ failure: "media_not_ready" })
  })
})

describe("library", () => {
  it("lists what was got, progress included, watched last first", async () => {
    const [old, seen] = [
      await publish(100_000),
      await publish(100_000, 100_000),
    ]
    await own(seen.id)
    await own(old.id)
    await startPlayback(pg, { customerId, postId: seen.id })
    await watch(seen.id, seen.assets[0] ?? "", 50_000)
    const { items, continue_watching } = await library()
    expect(items.map((item) => item.post_id)).toEqual([seen.id, old.id])
    expect(items[0]).toMatchObject({
      path: `/${shop.handle}/${seen.slug}`,
      organization: { handle: shop.handle },
      creator: { display_name: "Mara" },
      cover_url: `/api/catalog/${shop.handle}/${seen.slug}/cover`,
      progress_percent: 25,
      state: "live",
      listed: true,
    })
    expect(continue_watching).toMatchObject([
      { post_id: seen.id, asset_id: seen.assets[0], position_ms: 50_000 },
    ])
    await watch(seen.id, seen.assets[0] ?? "", 99_000)
    expect((await library()).continue_watching).toEqual([])
  })

  it("keeps what was deleted, and plays it", async () => {
    const post = await publish(100_000)
    await own(post.id)
    await within((tx) => softDeletePost(tx, post.id, "unpublished"))
    expect((await library()).items).toMatchObject([
      { post_id: post.id, state: "live", listed: false, cover_url: null },
    ])
    const { body } = await startPlayback(pg, { customerId, postId: post.id })
    expect(body.kind).toBe("video")
  })

  it("names the state of what ended", async () => {
    const post = await publish(100_000)
    const { source_id } = await own(post.id)
    await within((tx) =>
      revokeGrant(tx, {
        sourceKind: "purchase",
        sourceId: source_id,
        reason: "refund",
      })
    )
    expect((await library()).items).toMatchObject([{ state: "revoked" }])
    const facts = await loadLibrary(pg, customerId)
    expect(toCustomerGrants(facts, new Date())).toMatchObject([
      { state: "revoked", revoke_reason: "refund", progress_percent: 0 },
    ])
  })

  it("is nobody else's", async () => {
    const post = await publish(100_000)
    await own(post.id)
    customerId = newId("cus")
    expect(await library()).toEqual({ items: [], continue_watching: [] })
  })
})
