import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { ProviderIdentityDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SessionClaims } from "../sessions/claims"

/** The login by address and password of whoever asks, if they have one. */
export async function emailLoginOf(
  req: Pick<AuthenticatedMedusaRequest, "scope" | "auth_context">
): Promise<ProviderIdentityDTO | undefined> {
  const { auth_identity_id: id } = req.auth_context as SessionClaims
  const auth = req.scope.resolve(Modules.AUTH)
  const [login] = await auth.listProviderIdentities({
    auth_identity_id: id,
    provider: "emailpass",
  })
  return login
}
