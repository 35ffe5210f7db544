import { softDeletePost } from "@codex/content"
import { revokeGrant } from "@codex/entitlements"
import { toCustomerGrants } from "../lib/customer-grants"
import { buildLibrary } from "../lib/library"
import { loadLibrary } from "../lib/load-library"
import { startPlayback } from "../lib/start-playback"
import { useOwnedPosts } from "./owned-posts"

const shop = useOwnedPosts()

const library = async () =>
  buildLibrary(await loadLibrary(shop.pg, shop.customerId), new Date())

describe("library", () => {
  it("lists what was got, progress included, watched last first", async () => {
    const [old, seen] = [
      await shop.publish(100_000),
      await shop.publish(100_000, 100_000),
    ]
    await shop.own(seen.id)
    await shop.own(old.id)
    await startPlayback(shop.pg, {
      customerId: shop.customerId,
      postId: seen.id,
    })
    await shop.watch(seen.id, seen.assets[0] ?? "", 50_000)
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
    await shop.watch(seen.id, seen.assets[0] ?? "", 99_000)
    expect((await library()).continue_watching).toEqual([])
  })

  it("keeps what was deleted, and plays it", async () => {
    const post = await shop.publish(100_000)
    await shop.own(post.id)
    await shop.within((tx) => softDeletePost(tx, post.id, "unpublished"))
    expect((await library()).items).toMatchObject([
      { post_id: post.id, state: "live", listed: false, cover_url: null },
    ])
    const { body } = await startPlayback(shop.pg, {
      customerId: shop.customerId,
      postId: post.id,
    })
    expect(body.kind).toBe("video")
  })

  it("names the state of what ended", async () => {
    const post = await shop.publish(100_000)
    const { source_id } = await shop.own(post.id)
    await shop.within((tx) =>
      revokeGrant(tx, {
        sourceKind: "purchase",
        sourceId: source_id,
        reason: "refund",
      })
    )
    expect((await library()).items).toMatchObject([{ state: "revoked" }])
    const facts = await loadLibrary(shop.pg, shop.customerId)
    expect(toCustomerGrants(facts, new Date())).toMatchObject([
      { state: "revoked", revoke_reason: "refund", progress_percent: 0 },
    ])
  })

  it("is nobody else's", async () => {
    const post = await shop.publish(100_000)
    await shop.own(post.id)
    shop.anotherCustomer()
    expect(await library()).toEqual({ items: [], continue_watching: [] })
  })
})
