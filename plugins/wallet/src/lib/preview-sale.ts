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
import {
  priceWaterfall,
  type PriceItem,
  type PriceWaterfallInput,
} from "./price-waterfall"

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

type About = Pick<
  PriceWaterfallInput,
  "creatorId" | "postId" | "productType" | "items"
>

async function aboutPost(
  tx: Tx,
  author: Author,
  postId: string
): Promise<About> {
  const post = await getPost(tx, postId)
  if (post?.organization_id !== author.organizationId) {
    throw walletFailure("post_not_found")
  }
  return {
    creatorId: post.creator_id,
    postId: post.id,
    productType: post.product_type,
    items: post.product_type === "bundle" ? await itemsOf(tx, post) : [],
  }
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
  const about: About = query.post_id
    ? await aboutPost(tx, author, query.post_id)
    : {
        creatorId: author.creatorId,
        productType: query.product_type ?? null,
      }
  return priceWaterfall(tx, {
    ...about,
    organizationId: author.organizationId,
    priceMinor: BigInt(query.price_minor),
    at: new Date(),
    provider: payoutsOptions().previewProvider,
  })
}
