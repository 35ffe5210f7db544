import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { operatorOf } from "@codex/plugin-creators/workflows"
import { extendAccess } from "../../../../../../by-hand/change"
import type {
  CustomerGrantsResponse,
  ExtendAccessBody,
} from "../../../../../../contract"
import { pgOf } from "../../../../../../lib/request"
import { grantOf, sendGrants } from "../../../../../../lib/send-grants"

/** Lets a customer's access last longer. */
export async function POST(
  req: AuthenticatedMedusaRequest<ExtendAccessBody>,
  res: MedusaResponse<CustomerGrantsResponse>
): Promise<void> {
  const pg = pgOf(req.scope)
  await extendAccess(pg, operatorOf(req), grantOf(req), req.validatedBody)
  await sendGrants(req, res)
}
