import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ShoppersQuery, ShoppersResponse } from "../../../contract"
import { listShoppers } from "../../../shoppers/read"

/** Everybody who has an account or has bought. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ShoppersQuery>,
  res: MedusaResponse<ShoppersResponse>
): Promise<void> {
  res.json(await listShoppers(req.scope, req.validatedQuery))
}
