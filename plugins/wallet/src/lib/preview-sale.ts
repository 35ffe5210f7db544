import {
  getPost,
  listParts,
  listPostsByIds,
  type ContentPost,
} from "@codex/content"
import type { Tx } from "@codex/kernel"
import { payoutsOptions, type Waterfall } from "@codex/payouts"
import type { WaterfallQuery } from "../contract"
import { walletFailure } from "./failures"
import { priceWaterfall, type PriceItem } from "./price-waterfall"

interface Author {
  organizationId: string
  creatorId: string
}

/** The parts as a buyer who owns none of them pays for them. */
async function itemsOf(tx: Tx, bundle: ContentPost): Promise<PriceItem[]> {
  const rows = await listParts(tx, [bundle.id])
  const ids = rows.map((row) => row.post_id)
  const posts = await listPostsByIds(tx, ids)
  return ids
    .flatMap((id) => posts.find((post) => post.id === id) ?? [])
    .filter((post) => !post.deleted_at)
    .map((post) => ({
      postId: post.id,
      creatorId: post.creator_id,
      label: post.title,
      productType: post.product_type,
      // Checkout weighs a post without a price like this, too.
      priceMinor: post.price_minor > 0n ? post.price_minor : 1n,
    }))
}

/**
 * What a price would mean now: the function that checkout freezes with, asked
 * about the same post, so that a preview and its sale cannot differ.
 */
export async function previewSale(
  tx: Tx,
  author: Author,
  query: WaterfallQuery
): Promise<Waterfall> {
  const post = query.post_id ? await getPost(tx, query.post_id) : null
  if (query.post_id && post?.organization_id !== author.organizationId) {
    throw walletFailure("post_not_found")
  }
  const items = post?.product_type === "bundle" ? await itemsOf(tx, post) : []
  return priceWaterfall(tx, {
    organizationId: author.organizationId,
    creatorId: post?.creator_id ?? author.creatorId,
    postId: post?.id ?? null,
    productType: post?.product_type ?? query.product_type ?? null,
    priceMinor: BigInt(query.price_minor),
    ...(items.length > 0 ? { items } : {}),
    at: new Date(),
    provider: payoutsOptions().previewProvider,
  })
}
