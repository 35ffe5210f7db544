import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** The login these fit, looked at as a login does it; nobody is signed in. */
export async function identityWithPassword(
  container: MedusaContainer,
  body: { email: string; password: string }
): Promise<string | undefined> {
  const auth = container.resolve(Modules.AUTH)
  const { success, authIdentity } = await auth.authenticate("emailpass", {
    body,
    headers: {},
    query: {},
    url: "",
    protocol: "https",
  })
  return success ? authIdentity?.id : undefined
}
