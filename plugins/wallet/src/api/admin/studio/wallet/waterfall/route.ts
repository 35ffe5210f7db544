import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { WaterfallQuery, WaterfallResponse } from "../../../../../contract"
import { previewSale } from "../../../../../lib/preview-sale"
import { readWallets } from "../../../../../lib/reader"

/** What a price would mean, with the rule and contract in force now. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, WaterfallQuery>,
  res: MedusaResponse<WaterfallResponse>
): Promise<void> {
  const context = await studioContext(req)
  const query = req.validatedQuery as WaterfallQuery
  const waterfall = await readWallets(req, (tx) =>
    previewSale(tx, context, query)
  )
  const yours = waterfall.shares
    .filter((share) => share.payee_id === context.creatorId)
    .reduce((sum, share) => sum + share.net_minor, 0)
  res.json({ waterfall, yours_minor: yours })
}
