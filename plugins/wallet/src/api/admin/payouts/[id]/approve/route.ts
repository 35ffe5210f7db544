import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ApproveBody } from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { decide } from "../../../../../payouts/operator"

/** Lets money go; whoever asked for it cannot. */
export async function POST(
  req: AuthenticatedMedusaRequest<ApproveBody>,
  res: MedusaResponse<{ state: "approved" }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  await readWallets(req, (tx) =>
    decide(tx, id, {
      to: "approved",
      by,
      note: req.validatedBody.note ?? null,
      facts: { decided_by: by, decided_at: new Date() },
    })
  )
  res.json({ state: "approved" })
}
