import { payoutsOptions } from "@codex/payouts"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { WaterfallQuery, WaterfallResponse } from "../../../../../contract"
import { priceWaterfall } from "../../../../../lib/price-waterfall"
import { readWallets } from "../../../../../lib/reader"

/** What a price would mean, with the rule and contract in force now. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, WaterfallQuery>,
  res: MedusaResponse<WaterfallResponse>
): Promise<void> {
  const { organizationId, creatorId } = await studioContext(req)
  const query = req.validatedQuery as WaterfallQuery
  const waterfall = await readWallets(req, (tx) =>
    priceWaterfall(tx, {
      organizationId,
      creatorId,
      productType: query.product_type ?? null,
      priceMinor: BigInt(query.price_minor),
      at: new Date(),
      provider: payoutsOptions().previewProvider,
    })
  )
  res.json({ waterfall })
}
