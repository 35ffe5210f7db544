import { setPostStatus } from "@codex/content"
import { parsePlaybackToken } from "@codex/entitlements"
import { newId, pageVersion } from "@codex/kernel"
import { postAccess } from "../lib/owned-post"
import { startPlayback } from "../lib/start-playback"
import { useOwnedPosts } from "./owned-posts"

const shop = useOwnedPosts()

describe("playback", () => {
  it("opens for an owner, at the second where they stopped", async () => {
    const post = await shop.publish(100_000, 100_000)
    const [first = "", second = ""] = post.assets
    await shop.own(post.id)
    const start = (assetId?: string) =>
      startPlayback(shop.pg, {
        customerId: shop.customerId,
        postId: post.id,
        assetId,
      })
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
    await shop.watch(post.id, second, 42_000)
    const resumed = await start()
    expect(resumed.body).toMatchObject({
      asset_id: second,
      position_ms: 42_000,
    })
  })

  it("refuses who does not own it, and does not know what is not on sale", async () => {
    const post = await shop.publish(100_000)
    const start = (postId: string) =>
      startPlayback(shop.pg, { customerId: shop.customerId, postId })
    await expect(start(post.id)).rejects.toMatchObject({
      failure: "not_entitled",
    })
    const changes = pageVersion(shop.pg)
    const told = changes.after(changes.current ?? "", 5_000)
    await shop.within((tx) => setPostStatus(tx, post.id, "unpublished"))
    await told
    for (const id of [post.id, newId("post")]) {
      await expect(start(id)).rejects.toMatchObject({
        failure: "post_not_found",
      })
      await expect(
        postAccess(shop.pg, shop.customerId, id)
      ).rejects.toMatchObject({
        failure: "post_not_found",
      })
    }
  })

  it("plays parts of this post only", async () => {
    const [mine, other] = [
      await shop.publish(100_000),
      await shop.publish(100_000),
    ]
    await shop.own(mine.id)
    await expect(
      startPlayback(shop.pg, {
        customerId: shop.customerId,
        postId: mine.id,
        assetId: other.assets[0],
      })
    ).rejects.toMatchObject({ failure: "deliverable_not_found" })
  })

  it("says that a file is still being prepared", async () => {
    const post = await shop.publish(100_000)
    await shop.own(post.id)
    await shop.within((tx) =>
      tx("media_asset")
        .whereIn("id", post.assets)
        .update({ state: "processing", playable: false, active_version: null })
    )
    await expect(
      startPlayback(shop.pg, { customerId: shop.customerId, postId: post.id })
    ).rejects.toMatchObject({ failure: "media_not_ready" })
  })
})
