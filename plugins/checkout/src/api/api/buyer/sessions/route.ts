import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { guestSession } from "../../../../buyer/guest-session"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { BuyerSession } from "../../../../contract"

/** A guest's session for whoever has read the mail. */
export async function POST(
  req: MedusaRequest<UseCodeBody>,
  res: MedusaResponse<BuyerSession>
) {
  res.json(await guestSession(req.scope, req.validatedBody))
}
