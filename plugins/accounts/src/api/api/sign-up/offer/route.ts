import type { Pg } from "@codex/kernel"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { SignUpOffer } from "../../../../contract"
import { signUpOffer } from "../../../../sign-up/offer"

/** Whether creators may sign up by themselves. */
export async function GET(
  req: MedusaRequest,
  res: MedusaResponse<SignUpOffer>
): Promise<void> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  res.json(await signUpOffer(pg))
}
