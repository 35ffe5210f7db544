import {
  confirmPassword,
  endPersonSessions,
} from "@codex/plugin-accounts/workflows"
import { waitsForMoney } from "@codex/purchases"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import type { DeleteAccountBody } from "../contract"
import { checkoutFailure } from "../lib/failures"
import { inPlatform } from "../lib/platform"
import { deleteAccountWorkflow } from "../workflows/checkout-delete-account"

/** The admin user that the same login signs in, if it also sells. */
async function sells(req: AuthenticatedMedusaRequest): Promise<boolean> {
  const { auth_identity_id: id } = req.auth_context
  const auth = req.scope.resolve(Modules.AUTH)
  const { app_metadata: known } = await auth.retrieveAuthIdentity(id)
  return typeof known?.user_id === "string"
}

/**
 * Forgets the shopper who types their password, for good. Not while money is on
 * its way, which could not find them any more, nor while the login also sells.
 */
export async function deleteAccount(
  req: AuthenticatedMedusaRequest<DeleteAccountBody>
): Promise<void> {
  const { actor_id: customerId, auth_identity_id } = req.auth_context
  await confirmPassword(req, req.validatedBody.password)
  if (await sells(req)) {
    throw checkoutFailure("account_sells")
  }
  const waits = await inPlatform(req.scope, "delete account", (tx) =>
    waitsForMoney(tx, customerId)
  )
  if (waits) {
    throw checkoutFailure("account_waits_for_money")
  }
  const customer = await req.scope
    .resolve(Modules.CUSTOMER)
    .retrieveCustomer(customerId)
  await deleteAccountWorkflow(req.scope).run({
    input: {
      customer_id: customerId,
      auth_identity_id,
      email: customer.email,
      name: customer.first_name ?? null,
    },
  })
  await endPersonSessions(req.scope, {
    owner: { authIdentityId: auth_identity_id },
    reason: "account_deleted",
  })
}
