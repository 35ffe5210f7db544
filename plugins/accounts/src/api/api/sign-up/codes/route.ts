import type { Pg } from "@codex/kernel"
import { askCode } from "@codex/plugin-messages/workflows"
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { AskCodeBody, AskedCode } from "@codex/plugin-messages/contract"
import { openOffer } from "../../../../sign-up/offer"

/** Sends six digits to the address a creator wants to sign in with. */
export async function POST(
  req: MedusaRequest<AskCodeBody>,
  res: MedusaResponse<AskedCode>
): Promise<void> {
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await openOffer(pg)
  res.json(await askCode(req, "sign_up"))
}
