import type { ContentPost } from "@codex/content"
import fc from "fast-check"
import { mergeFields } from "../lib/post-fields"
import {
  changedProducts,
  newProduct,
  productIds,
  type ProductSource,
} from "../lib/product-source"

const post: ContentPost = {
  id: "post_01ABC",
  organization_id: "org_1",
  product_type: "content",
  creator_id: "cr_1",
  slug: "bread",
  title: "Bread",
  summary: "",
  description: "",
  pricing_type: "fixed",
  price_minor: 1999n,
  suggested_minor: null,
  compare_at_minor: null,
  currency_code: "usd",
  tags: ["baking"],
  status: "published",
  product_id: "prod_1",
  variant_id: "variant_1",
  supply_limit: 10,
  validity_days: null,
  downloads_allowed: true,
  terms: "One",
  terms_version: 1,
  published_at: new Date(0),
  created_at: new Date(0),
  updated_at: new Date(0),
  deleted_at: null,
  disabled_at: null,
  disabled_reason: null,
  disabled_from: null,
}

const refusal = (run: () => unknown): unknown => {
  try {
    run()
    return null
  } catch (error) {
    return (error as { code?: string }).code
  }
}

describe("an edit over what is there", () => {
  it("changes only what was sent", () => {
    expect(mergeFields(post, { title: "Rolls" })).toMatchObject({
      title: "Rolls",
      price_minor: 1999n,
      tags: ["baking"],
      supply_limit: 10,
      terms: "One",
    })
  })

  it("takes limits and terms away when told so", () => {
    expect(mergeFields(post, { supply_limit: null, terms: "" })).toMatchObject({
      supply_limit: null,
      terms: null,
    })
  })

  it.each([
    [{ price_minor: 99 }, "price_out_of_range"],
    [{ price_minor: 0 }, "price_out_of_range"],
    [{ slug: "No Slug" }, "slug_invalid"],
    [{ compare_at_minor: 1999 }, "compare_at_out_of_range"],
    [
      { pricing_type: "pwyw" as const, price_minor: 500, suggested_minor: 400 },
      "suggested_out_of_range",
    ],
  ])("%j → %s", (body, code) => {
    expect(refusal(() => mergeFields(post, body))).toBe(code)
  })

  it("lets a draft have no price yet", () => {
    const draft: ContentPost = { ...post, status: "draft" }
    expect(mergeFields(draft, { price_minor: 0 }).price_minor).toBe(0n)
    expect(mergeFields(null, {}).price_minor).toBe(0n)
  })
})

describe("the product of a post", () => {
  const source: ProductSource = {
    post_id: "post_01ABC",
    organization_id: "org_1",
    creator_id: "cr_1",
    product_id: null,
    variant_id: null,
    sales_channel_id: "sc_1",
    title: "Bread",
    subtitle: "",
    description: "",
    status: "draft",
    price_minor: 1999,
    currency_code: "usd",
  }

  it("is one digital variant in the organization's channel", () => {
    expect(newProduct(source)).toMatchObject({
      external_id: "post_01ABC",
      handle: "post-01abc",
      status: "draft",
      sales_channels: [{ id: "sc_1" }],
      variants: [{ manage_inventory: false }],
    })
    expect(newProduct(source)).not.toHaveProperty("shipping_profile_id")
  })

  it("costs in dollars what the post costs in cents, exactly", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (price_minor) => {
        const [variant] = newProduct({ ...source, price_minor }).variants
        expect(Math.round((variant?.prices[0]?.amount ?? -1) * 100)).toBe(
          price_minor
        )
        expect(variant?.prices[0]?.amount).toBe(
          Number(
            `${Math.trunc(price_minor / 100)}.${String(price_minor % 100).padStart(2, "0")}`
          )
        )
      })
    )
  })

  it("is left alone while there is none", () => {
    expect(changedProducts(source)).toEqual([])
    expect(productIds(source)).toEqual([])
  })

  it("is on sale only while the post is", () => {
    const listed = { ...source, product_id: "prod_1", variant_id: "variant_1" }
    const status = (value: ProductSource["status"]) =>
      changedProducts({ ...listed, status: value })[0]?.status
    expect(status("published")).toBe("published")
    expect(status("unpublished")).toBe("draft")
    expect(status("draft")).toBe("draft")
  })
})
