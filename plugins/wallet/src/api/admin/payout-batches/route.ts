import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { BatchBody, PayoutBatchView } from "../../../contract"
import { readWallets } from "../../../lib/reader"
import { newBatch } from "../../../payouts/operator"

/** Puts every approved payout that is in no file yet into a new one. */
export async function POST(
  req: AuthenticatedMedusaRequest<BatchBody>,
  res: MedusaResponse<{ batch: PayoutBatchView }>
): Promise<void> {
  const { currency_code: currency } = req.validatedBody
  const by = req.auth_context.actor_id
  const batch = await readWallets(req, (tx) => newBatch(tx, currency, by))
  res.json({ batch })
}
