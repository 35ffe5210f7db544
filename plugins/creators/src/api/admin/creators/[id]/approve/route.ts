import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import {
  operatorCreator,
  operatorOf,
} from "../../../../../lib/operator-creator"
import { approveCreatorWorkflow } from "../../../../../workflows/creators-approve-creator"

/** Lets somebody sell who has signed up while the operator looks first. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const id = assertDefined(req.params.id, "creator id")
  await approveCreatorWorkflow(req.scope).run({
    input: { creator_id: id, ...operatorOf(req) },
  })
  res.json({ creator: await operatorCreator(req.scope, id) })
}
