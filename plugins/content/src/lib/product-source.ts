import { minorToJson } from "@codex/kernel"
import type { ContentPost, PostStatus } from "@codex/content"
import type { Organization } from "@codex/creators"

/** What the Medusa product of a post is made of; plain JSON between steps. */
export interface ProductSource {
  post_id: string
  organization_id: string
  creator_id: string
  product_id: string | null
  variant_id: string | null
  sales_channel_id: string
  title: string
  subtitle: string
  description: string
  status: PostStatus
  price_minor: number
  currency_code: string
}

export function productSource(
  post: ContentPost,
  organization: Organization
): ProductSource {
  return {
    post_id: post.id,
    organization_id: post.organization_id,
    creator_id: post.creator_id,
    product_id: post.product_id,
    variant_id: post.variant_id,
    sales_channel_id: organization.sales_channel_id,
    title: post.title.trim() || "Untitled post",
    subtitle: post.summary,
    description: post.description,
    status: post.status,
    price_minor: minorToJson(post.price_minor),
    currency_code: post.currency_code,
  }
}

/** Medusa keeps prices in major units; two decimals survive the division. */
function prices(source: ProductSource) {
  return [
    {
      currency_code: source.currency_code,
      amount: source.price_minor / 100,
    },
  ]
}

const common = (source: ProductSource) => ({
  title: source.title,
  subtitle: source.subtitle,
  description: source.description,
  status:
    source.status === "published" ? ("published" as const) : ("draft" as const),
})

const OPTION = "Access"
const VALUE = "Standard"

/** One digital variant: no stock, no shipping profile (MEDUSA P13). */
export function newProduct(source: ProductSource) {
  return {
    ...common(source),
    handle: source.post_id.toLowerCase().replaceAll("_", "-"),
    external_id: source.post_id,
    is_giftcard: false,
    discountable: true,
    metadata: {
      codex_post_id: source.post_id,
      codex_organization_id: source.organization_id,
      codex_creator_id: source.creator_id,
    },
    sales_channels: [{ id: source.sales_channel_id }],
    options: [{ title: OPTION, values: [VALUE] }],
    variants: [
      {
        title: VALUE,
        options: { [OPTION]: VALUE },
        manage_inventory: false,
        prices: prices(source),
      },
    ],
  }
}

/** The same product after an edit; empty while the post has no product. */
export function changedProducts(source: ProductSource) {
  const { product_id: id, variant_id: variantId } = source
  return id === null || variantId === null
    ? []
    : [
        {
          id,
          ...common(source),
          sales_channels: [{ id: source.sales_channel_id }],
          variants: [{ id: variantId, prices: prices(source) }],
        },
      ]
}

export const productIds = (source: ProductSource): string[] =>
  source.product_id === null ? [] : [source.product_id]

/** Payload of the `content.post_…` events: ids only. */
export const postEvent = (source: ProductSource) => ({
  id: source.post_id,
  organization_id: source.organization_id,
  creator_id: source.creator_id,
})
