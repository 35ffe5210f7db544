import type { CreatePromotionDTO } from "@medusajs/framework/types"
import type { Organization } from "@codex/creators"
import { newId } from "@codex/kernel"
import { storedCode } from "@codex/purchases"
import type { CreateDiscountBody } from "../contract"
import { majorUnits } from "../lib/major-units"

export interface PromotionSource {
  seller: Pick<Organization, "handle" | "currency_code" | "sales_channel_id">
  /** The Medusa product of the one post it is for. */
  productId: string | null
  body: CreateDiscountBody
}

/** Percent, or major units of the currency: what Medusa's page shows. */
function valueOf({ body, seller }: PromotionSource): number {
  return body.kind === "percentage"
    ? body.value / 100
    : Number(majorUnits(BigInt(body.value), seller.currency_code))
}

function campaignOf({ body }: PromotionSource, code: string) {
  const { starts_at: starts, ends_at: ends } = body
  return starts || ends
    ? {
        campaign: {
          name: code,
          campaign_identifier: `${code}-${newId("cmp")}`,
          starts_at: starts ? new Date(starts) : undefined,
          ends_at: ends ? new Date(ends) : undefined,
        },
      }
    : {}
}

/**
 * The promotion that holds a discount's code, value and dates. Its rules keep
 * it inside the seller's channel, or on the one product, so that a creator's
 * code never lowers the price of something else the shop sells by cart.
 */
export function promotionData(source: PromotionSource): CreatePromotionDTO {
  const { body, seller, productId } = source
  const code = storedCode(seller.handle, body.code ?? newId("auto").slice(-10))
  return {
    code,
    type: "standard",
    status: "active",
    is_automatic: body.code === null,
    rules: [
      {
        attribute: "sales_channel_id",
        operator: "eq",
        values: [seller.sales_channel_id],
      },
    ],
    application_method: {
      type: body.kind,
      target_type: "items",
      allocation: "across",
      value: valueOf(source),
      currency_code: seller.currency_code,
      ...(productId
        ? {
            target_rules: [
              {
                attribute: "items.product.id",
                operator: "in",
                values: [productId],
              },
            ],
          }
        : {}),
    },
    ...campaignOf(source, code),
  }
}
