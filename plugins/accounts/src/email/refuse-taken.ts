import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { accountsFailure } from "../lib/failures"
import type { OwnRecords } from "./records"

/**
 * One address is one person. Asked only for an address that was proven: whose
 * mailbox it is may know what hangs on it.
 */
export async function refuseTaken(
  container: MedusaContainer,
  email: string,
  own: OwnRecords
): Promise<void> {
  const auth = container.resolve(Modules.AUTH)
  const [logins, customers, users] = await Promise.all([
    auth.listProviderIdentities({ entity_id: email, provider: "emailpass" }),
    container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ email, has_account: true }),
    container.resolve(Modules.USER).listUsers({ email }),
  ])
  if (
    logins.some(({ id }) => id !== own.login_id) ||
    customers.some(({ id }) => id !== own.customer_id) ||
    users.some(({ id }) => id !== own.user_id)
  ) {
    throw accountsFailure("email_taken")
  }
}
