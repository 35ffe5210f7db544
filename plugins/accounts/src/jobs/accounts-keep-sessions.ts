import { forgetSessions } from "@codex/accounts"
import { withPlatform, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Days an ended session stays readable, for questions asked late. */
const KEPT_DAYS = 30

/** Forgets sessions and counters that nobody can need any more. */
export default async function keepSessions(
  container: MedusaContainer
): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "forget old sessions", async (tx) => {
    await forgetSessions(tx, KEPT_DAYS)
    await tx("auth_rate_bucket").where("expire", "<", Date.now()).delete()
  })
}

export const config = {
  name: "accounts-keep-sessions",
  schedule: "17 * * * *",
}
