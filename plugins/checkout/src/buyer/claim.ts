import { recordAudit } from "@codex/audit"
import { moveGrants } from "@codex/entitlements"
import { withPlatform } from "@codex/kernel"
import { provenEmail } from "@codex/plugin-messages/workflows"
import { claimGuestPurchases } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type { ClaimedPurchases } from "../contract"
import { guestIds } from "./guest-session"
import { noteVerifiedEmail } from "./verify-email"

/** Brings what was bought without an account into the account that proves it. */
export async function claimPurchases(
  container: MedusaContainer,
  customerId: string,
  body: UseCodeBody
): Promise<ClaimedPurchases> {
  const email = await provenEmail(container, body, "buyer")
  const guests = (await guestIds(container, email)).filter(
    (id) => id !== customerId
  )
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  return withPlatform(pg, "claim purchases", async (tx) => {
    await noteVerifiedEmail(tx, customerId, email)
    const purchases = await claimGuestPurchases(tx, guests, customerId)
    await moveGrants(tx, { sourceIds: purchases, customerId })
    for (const objectId of purchases) {
      await recordAudit(tx, {
        actorKind: "customer",
        actorId: customerId,
        action: "purchase.claimed",
        objectType: "purchase",
        objectId,
        after: { customer_id: customerId },
      })
    }
    return { claimed: purchases.length }
  })
}
