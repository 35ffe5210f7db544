import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { operatorOf } from "@codex/plugin-creators/workflows"
import { giveAccess } from "../../../../../by-hand/give"
import type {
  CustomerGrantsResponse,
  GiveAccessBody,
} from "../../../../../contract"
import { customerOf, sendGrants } from "../../../../../lib/send-grants"

export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  await sendGrants(req, res)
}

/** Gives a post by hand; answers with all the customer has. */
export async function POST(
  req: AuthenticatedMedusaRequest<GiveAccessBody>,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  const customerId = customerOf(req)
  await giveAccess(req.scope, operatorOf(req), customerId, req.validatedBody)
  await sendGrants(req, res)
}
