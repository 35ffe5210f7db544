import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SecondFactor } from "../../../../contract"
import {
  forgetSecondFactor,
  secondFactorOf,
} from "../../../../second-factor/state"
import type { SessionClaims } from "../../../../sessions/claims"

/** Whether a second factor is asked of me, and whether I have one. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<SecondFactor>
): Promise<void> {
  const claims = req.auth_context as SessionClaims
  // Another process may have just set it up.
  forgetSecondFactor(claims.auth_identity_id)
  res.json(await secondFactorOf(req.scope, claims))
}
