import { assertDefined } from "@codex/kernel"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { suspenseDecisionBody } from "../../../../../contract"
import { inPlatform } from "../../../../../lib/platform"
import { wakeWorkers } from "../../../../../lib/wake"
import { decideSuspense } from "../../../../../suspense/decide"

/** Matches it to a checkout, gives it back or writes it off. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ decision_id: string }>
) {
  const id = assertDefined(req.params.payment_id, "payment id")
  const body = suspenseDecisionBody.parse(req.validatedBody)
  const { actor_id: by } = req.auth_context
  const decision = await inPlatform(req.scope, "operator: suspense", (tx) =>
    decideSuspense(tx, id, by, body)
  )
  wakeWorkers(req.scope)
  res.json({ decision_id: decision.id })
}
