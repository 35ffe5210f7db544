import { setPostProduct, setPostStatus } from "@codex/content"
import {
  accessOptions,
  grantAccess,
  parseAccessOptions,
  saveProgress,
} from "@codex/entitlements"
import {
  newId,
  withPlatform,
  withTenant,
  type Pg,
  type Tx,
} from "@codex/kernel"
import type { TestDatabase } from "@codex/kernel/testing"
import { insertAsset, type MediaAsset } from "@codex/media"
import { accessDatabase } from "./database"
import { insertTestPost, openShop, type Seller } from "./posts"

async function playableVideo(
  tx: Tx,
  creatorId: string,
  durationMs: number
): Promise<MediaAsset> {
  const asset = await insertAsset(tx, {
    creatorId,
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
  return { ...asset, duration_ms: durationMs }
}

/** A published post with one video per duration. */
async function publish(tx: Tx, seller: Seller, durations: readonly number[]) {
  const assets: MediaAsset[] = []
  for (const durationMs of durations) {
    assets.push(await playableVideo(tx, seller.creatorId, durationMs))
  }
  const { id, slug } = await insertTestPost(tx, seller, "Film", assets)
  await setPostProduct(tx, id, {
    product_id: newId("prod"),
    variant_id: newId("variant"),
  })
  await setPostStatus(tx, id, "published")
  return { id, slug, assets: assets.map((asset) => asset.id) }
}

/** A shop with its customer, another one for each test. */
export function useOwnedPosts() {
  let db: TestDatabase
  let pg: Pg
  let shop: Awaited<ReturnType<typeof openShop>>
  let customerId = ""
  const within = <T>(fn: (tx: Tx) => Promise<T>) => withPlatform(pg, "test", fn)

  beforeAll(async () => {
    db = await accessDatabase()
    pg = db.pg
    accessOptions.set(parseAccessOptions({ playbackSecret: "s".repeat(32) }))
    shop = await within(openShop)
  })
  afterAll(() => db.drop())
  beforeEach(() => {
    customerId = newId("cus")
  })

  return {
    within,
    get pg() {
      return pg
    },
    get handle() {
      return shop.handle
    },
    get customerId() {
      return customerId
    },
    anotherCustomer() {
      customerId = newId("cus")
    },
    publish: (...durations: number[]) =>
      within((tx) => {
        const organizationId = shop.organization.id
        const seller = { organizationId, creatorId: shop.creator.id }
        return publish(tx, seller, durations)
      }),
    own: (postId: string) =>
      within((tx) =>
        grantAccess(tx, {
          customerId,
          organizationId: shop.organization.id,
          postId,
          sourceKind: "purchase",
          sourceId: newId("pur"),
        })
      ),
    watch: (postId: string, assetId: string, positionMs: number) =>
      withTenant(pg, { customerId }, (tx) =>
        saveProgress(tx, {
          customerId,
          postId,
          assetId,
          positionMs,
          durationMs: 100_000,
        })
      ),
  }
}
