import { recordAudit } from "@codex/audit"
import { forgetVerifiedContacts } from "@codex/creators"
import {
  closeSessions,
  forgetDownloads,
  forgetProgress,
} from "@codex/entitlements"
import { forgetRecipient, sendMessage } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { forgetBuyer } from "@codex/purchases"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { inPlatform } from "../../lib/platform"
import { nobodysEmail, type DeleteAccountInput } from "../../own-data/nobody"

/**
 * Takes a person out of all our tables, in one transaction; the last mail is to
 * them. Nothing brings a forgotten person back, so there is nothing to undo:
 * what comes later may fail, and the whole be asked for again.
 */
export const forgetPersonStep = createStep(
  "checkout-forget-person",
  async (input: DeleteAccountInput, { container }) => {
    const { customer_id: customerId } = input
    const email = nobodysEmail(customerId)
    await inPlatform(container, "forget a person", async (tx) => {
      await closeSessions(tx, { customerId, reason: "access_revoked" })
      await forgetProgress(tx, customerId)
      await forgetDownloads(tx, customerId)
      await forgetBuyer(tx, { customerId, email })
      const proven = await forgetVerifiedContacts(tx, customerId)
      await forgetRecipient(tx, [input.email, ...proven], email)
      await sendMessage(tx, {
        type: "account_deleted",
        key: customerId,
        to: { email: input.email },
        data: {
          ...(input.name ? { name: input.name } : {}),
          deleted_at: new Date().toISOString(),
        },
      })
      await recordAudit(tx, {
        actorKind: "customer",
        actorId: customerId,
        action: "account.deleted",
        objectType: "customer",
        objectId: customerId,
      })
    })
    wakeMail(container)
    return new StepResponse(email)
  }
)
