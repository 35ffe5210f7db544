import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { accountsFailure } from "../lib/failures"
import { identityWithPassword } from "../lib/identity-with-password"

/**
 * The login somebody has already under an address they have just proven (a
 * shopper's, say), or undefined when it is new. Reading the mail is not enough
 * to become what the login is: its password must fit as well.
 */
export async function ownLogin(
  container: MedusaContainer,
  { email, password }: { email: string; password: string }
): Promise<string | undefined> {
  const users = container.resolve(Modules.USER)
  const [user] = await users.listUsers({ email })
  if (user) {
    throw accountsFailure("studio_exists")
  }
  const auth = container.resolve(Modules.AUTH)
  const [login] = await auth.listProviderIdentities({
    entity_id: email,
    provider: "emailpass",
  })
  if (!login) {
    return undefined
  }
  const own = await identityWithPassword(container, { email, password })
  if (!own) {
    throw accountsFailure("login_exists")
  }
  return own
}
