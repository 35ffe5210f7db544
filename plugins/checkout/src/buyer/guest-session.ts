import { serverSecret, withPlatform } from "@codex/kernel"
import { provenEmail } from "@codex/plugin-messages/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import {
  ContainerRegistrationKeys,
  generateJwtToken,
  Modules,
} from "@medusajs/framework/utils"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { BuyerSession } from "../contract"
import { noteVerifiedEmail } from "./verify-email"

/** Guests of this address; there is at most one, made by its first use. */
export async function guestIds(
  container: MedusaContainer,
  email: string
): Promise<string[]> {
  const customers = container.resolve(Modules.CUSTOMER)
  const found = await customers.listCustomers({ email, has_account: false })
  return found.map((customer) => customer.id)
}

async function guestId(
  container: MedusaContainer,
  email: string
): Promise<string> {
  const [known] = await guestIds(container, email)
  if (known) {
    return known
  }
  const customers = container.resolve(Modules.CUSTOMER)
  try {
    return (await customers.createCustomers({ email })).id
  } catch (error) {
    // Two tabs at once: e-mail and `has_account` are unique together.
    const [other] = await guestIds(container, email)
    if (!other) {
      throw error
    }
    return other
  }
}

/**
 * A session for somebody who has proven an address and has no account: it
 * buys, watches and lists like any customer's, and ends like any session.
 */
export async function guestSession(
  container: MedusaContainer,
  body: UseCodeBody
): Promise<BuyerSession> {
  const email = await provenEmail(container, body, "buyer")
  const id = await guestId(container, email)
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "guest: verified e-mail", (tx) =>
    noteVerifiedEmail(tx, id, email)
  )
  const { http } = container.resolve(
    ContainerRegistrationKeys.CONFIG_MODULE
  ).projectConfig
  const token = generateJwtToken(
    {
      actor_id: id,
      actor_type: "customer",
      auth_identity_id: "",
      app_metadata: { customer_id: id },
      user_metadata: {},
    },
    {
      secret: serverSecret(container),
      expiresIn: http.jwtExpiresIn ?? "1d",
      jwtOptions: http.jwtOptions,
    }
  )
  return { token, email }
}
