import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { operatorOf } from "@codex/plugin-creators/workflows"
import { takeBackAccess } from "../../../../../../../by-hand/change"
import type {
  CustomerGrantsResponse,
  TakeBackBody,
} from "../../../../../../../contract"
import { pgOf } from "../../../../../../../lib/request"
import { grantOf, sendGrants } from "../../../../../../../lib/send-grants"

/** Takes back what was given; players that use it stop. */
export async function POST(
  req: AuthenticatedMedusaRequest<TakeBackBody>,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  const pg = pgOf(req.scope)
  await takeBackAccess(pg, operatorOf(req), grantOf(req), req.validatedBody)
  await sendGrants(req, res)
}
