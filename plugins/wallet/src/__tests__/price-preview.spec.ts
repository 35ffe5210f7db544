import { replaceParts } from "@codex/content"
import { createCommissionRule } from "@codex/payouts"
import { previewSale } from "../lib/preview-sale"
import { priceWaterfall } from "../lib/price-waterfall"
import { anna, brand, db, openBrand, platform, soon } from "./agreement-shop"

beforeEach(openBrand)
afterEach(() => db.drop())

describe("the preview of a price", () => {
  const insertPost = (id: string, productType: string) =>
    platform((tx) =>
      tx("content_post").insert({
        id,
        organization_id: brand,
        creator_id: anna,
        slug: id.replace("_", "-"),
        title: id,
        summary: "",
        description: "",
        pricing_type: "fixed",
        price_minor: 5_000,
        currency_code: "usd",
        product_type: productType,
      })
    )

  it("is the sale's own, with rules for the post and for its kind", async () => {
    await insertPost("post_film", "content")
    await insertPost("post_pack", "bundle")
    await platform(async (tx) => {
      const startsAt = new Date(0)
      const rule = (
        scope: "post" | "product_type",
        subjectId: string,
        bps: number
      ) => createCommissionRule(tx, { scope, subjectId, bps, startsAt })
      await rule("product_type", "bundle", 500)
      await rule("product_type", "content", 1_000)
      await rule("post", "post_film", 2_000)
    })
    for (const [postId, commission, source] of [
      ["post_film", 1_000, "post"],
      ["post_pack", 250, "product_type"],
    ] as const) {
      const preview = await platform((tx) =>
        previewSale(
          tx,
          { organizationId: brand, creatorId: anna },
          { price_minor: 5_000, post_id: postId }
        )
      )
      expect(preview.commission).toMatchObject({
        amount_minor: commission,
        rule: { source },
      })
      const sale = await platform((tx) =>
        priceWaterfall(tx, {
          organizationId: brand,
          creatorId: anna,
          postId,
          priceMinor: 5_000n,
          at: soon(),
          provider: "pp_stripe_stripe",
        })
      )
      expect(sale).toEqual(preview)
    }
  })

  it("of a bundle is shared by post, as the sale will be", async () => {
    await insertPost("post_film", "content")
    await insertPost("post_pack", "bundle")
    await platform(async (tx) => {
      await replaceParts(tx, { id: "post_pack", organization_id: brand }, [
        "post_film",
      ])
      await createCommissionRule(tx, {
        scope: "product_type",
        subjectId: "content",
        bps: 1_000,
        startsAt: new Date(0),
      })
    })
    const preview = await platform((tx) =>
      previewSale(
        tx,
        { organizationId: brand, creatorId: anna },
        { price_minor: 4_000, post_id: "post_pack" }
      )
    )
    expect(preview).toMatchObject({
      version: 2,
      commission: { amount_minor: 400 },
      items: [{ post_id: "post_film", commission: { bps: 1_000 } }],
    })
    const sale = await platform((tx) =>
      priceWaterfall(tx, {
        organizationId: brand,
        creatorId: anna,
        postId: "post_pack",
        productType: "bundle",
        priceMinor: 4_000n,
        // As checkout asks: it does not say what kind a part is.
        items: [
          {
            postId: "post_film",
            creatorId: anna,
            label: "post_film",
            priceMinor: 5_000n,
          },
        ],
        at: soon(),
        provider: "pp_stripe_stripe",
      })
    )
    expect(sale).toEqual(preview)
  })

  it("names no post of another organization", async () => {
    await insertPost("post_film", "content")
    await expect(
      platform((tx) =>
        previewSale(
          tx,
          { organizationId: "org_other", creatorId: anna },
          { price_minor: 5_000, post_id: "post_film" }
        )
      )
    ).rejects.toMatchObject({ failure: "post_not_found" })
  })
})
