import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { listReceipts } from "../../../checkout/receipts"
import { pageQuery } from "../../../contract"

/** The customer's own receipts, newest first. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const purchases = await listReceipts(
    req.scope,
    req.auth_context.actor_id,
    pageQuery.parse(req.validatedQuery)
  )
  res.json({ purchases })
}
