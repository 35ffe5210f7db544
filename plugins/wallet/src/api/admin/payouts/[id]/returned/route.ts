import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ReasonBody } from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { decide } from "../../../../../payouts/operator"

/** The bank sent it back; the money is available again. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReasonBody>,
  res: MedusaResponse<{ state: "returned" }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  await readWallets(req, (tx) =>
    decide(tx, id, {
      to: "returned",
      by,
      note: req.validatedBody.note,
      facts: { note: req.validatedBody.note },
    })
  )
  res.json({ state: "returned" })
}
