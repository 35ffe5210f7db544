import type { Pg } from "@codex/kernel"
import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type {
  StripeRefreshBody,
  StripeStanding,
} from "../../../../../../contract"
import { choosePayee } from "../../../../../../lib/payees"
import { standingOf } from "../../../../../../payouts/standing"
import { refreshAccount } from "../../../../../../payouts/stripe-account"

/** Asks Stripe how far the set-up is: its event may come later. */
export async function POST(
  req: AuthenticatedMedusaRequest<StripeRefreshBody>,
  res: MedusaResponse<{ stripe: StripeStanding }>
): Promise<void> {
  const actor = await studioActor(req)
  const payee = choosePayee(actor, req.validatedBody.payee)
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const account = await refreshAccount(pg, payee)
  res.json({ stripe: standingOf(account, "payouts") })
}
