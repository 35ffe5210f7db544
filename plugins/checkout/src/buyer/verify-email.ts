import { recordAudit } from "@codex/audit"
import { keepVerifiedContact } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
import { provenEmail } from "@codex/plugin-messages/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { VerifiedEmail } from "../contract"

/** Notes in the caller's transaction that this person reads this address. */
export async function noteVerifiedEmail(
  tx: Tx,
  customerId: string,
  email: string
): Promise<Date> {
  const verifiedAt = await keepVerifiedContact(tx, {
    customerId,
    channel: "email",
    address: email,
  })
  await recordAudit(tx, {
    actorKind: "customer",
    actorId: customerId,
    action: "email.verified",
    objectType: "customer",
    objectId: customerId,
    after: { email },
  })
  return verifiedAt
}

/** An account proves an address by its code; once proven it stays so. */
export async function verifyEmail(
  container: MedusaContainer,
  customerId: string,
  body: UseCodeBody
): Promise<VerifiedEmail> {
  const email = await provenEmail(container, body, "buyer")
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const verifiedAt = await withPlatform(pg, "verify e-mail", (tx) =>
    noteVerifiedEmail(tx, customerId, email)
  )
  return { email, verified_at: verifiedAt.toISOString() }
}
