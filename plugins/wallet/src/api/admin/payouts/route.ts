import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PayoutQueueQuery, PayoutQueueResponse } from "../../../contract"
import { readWallets } from "../../../lib/reader"
import { payoutQueue } from "../../../payouts/operator"

/** Every payout, what waits first; operators only (default deny). */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PayoutQueueQuery>,
  res: MedusaResponse<PayoutQueueResponse>
): Promise<void> {
  const query = req.validatedQuery as PayoutQueueQuery
  const userId = req.auth_context.actor_id
  res.json(await readWallets(req, (tx) => payoutQueue(tx, query, userId)))
}
