import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ReceiptDetail } from "../../../../contract"
import { ownReceipt } from "../../../../receipts/own-receipt"

/** The customer's own receipt with what has become of any refund. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ purchase: ReceiptDetail }>
) {
  const id = assertDefined(req.params.id, "purchase id")
  const { actor_id: customerId } = req.auth_context
  res.json({ purchase: await ownReceipt(req.scope, customerId, id) })
}
