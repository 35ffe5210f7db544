import { getPost } from "@codex/content"
import type { Tx } from "@codex/kernel"
import { payoutsOptions, type Waterfall } from "@codex/payouts"
import type { WaterfallQuery } from "../contract"
import { walletFailure } from "./failures"
import { priceWaterfall } from "./price-waterfall"

interface Author {
  organizationId: string
  creatorId: string
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
  return priceWaterfall(tx, {
    organizationId: author.organizationId,
    creatorId: post?.creator_id ?? author.creatorId,
    postId: post?.id ?? null,
    productType: post?.product_type ?? query.product_type ?? null,
    priceMinor: BigInt(query.price_minor),
    at: new Date(),
    provider: payoutsOptions().previewProvider,
  })
}
