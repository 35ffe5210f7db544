import { forgetContactCodes } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import { forgetOldRecipients } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Days the last mail to somebody who was deleted names them. */
const KEPT_DAYS = 30
const LAST_MAILS = ["account_deleted", "creator_closed"]

/** Forgets codes nobody can use any more, and whom the last mail was to. */
export default async function forgetCodes(
  container: MedusaContainer
): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "forget codes", async (tx) => {
    await forgetContactCodes(tx)
    for (const type of LAST_MAILS) {
      await forgetOldRecipients(tx, type, KEPT_DAYS)
    }
  })
}

export const config = {
  name: "messages-forget-codes",
  schedule: "23 * * * *",
}
