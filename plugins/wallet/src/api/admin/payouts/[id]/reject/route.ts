import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ReasonBody } from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { decide } from "../../../../../payouts/operator"

/** Says no, with the reason the payee reads; the money is available again. */
export async function POST(
  req: AuthenticatedMedusaRequest<ReasonBody>,
  res: MedusaResponse<{ state: "rejected" }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  await readWallets(req, (tx) =>
    decide(tx, id, {
      to: "rejected",
      by,
      note: req.validatedBody.note,
      facts: {
        decided_by: by,
        decided_at: new Date(),
        note: req.validatedBody.note,
      },
    })
  )
  res.json({ state: "rejected" })
}
