import type { Pg } from "@codex/kernel"
import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { StripeBody } from "../../../../../contract"
import { choosePayee } from "../../../../../lib/payees"
import { requireConfirmation } from "@codex/plugin-accounts/workflows"
import { onboardingLink } from "../../../../../payouts/stripe-account"

/** A Stripe account to be paid to, or the way on with one that was begun. */
export async function POST(
  req: AuthenticatedMedusaRequest<StripeBody>,
  res: MedusaResponse<{ url: string | null }>
): Promise<void> {
  const actor = await studioActor(req)
  const { payee, country, purpose } = req.validatedBody
  const user = await req.scope.resolve(Modules.USER).retrieveUser(actor.userId)
  const pg = req.scope.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const url = await onboardingLink(pg, {
    payee: choosePayee(actor, payee),
    country,
    purpose,
    currency: actor.organization.currency_code,
    email: user.email,
    by: actor.userId,
    confirm: () => requireConfirmation(req),
  })
  res.json({ url })
}
