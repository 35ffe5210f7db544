import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PaidBody } from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { decide } from "../../../../../payouts/operator"

/** The bank has sent it; the reference is the bank's own. */
export async function POST(
  req: AuthenticatedMedusaRequest<PaidBody>,
  res: MedusaResponse<{ state: "paid" }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  await readWallets(req, (tx) =>
    decide(tx, id, {
      to: "paid",
      by,
      note: req.validatedBody.reference,
      facts: { reference: req.validatedBody.reference },
    })
  )
  res.json({ state: "paid" })
}
