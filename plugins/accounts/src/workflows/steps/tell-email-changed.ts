import { recordAudit } from "@codex/audit"
import { withPlatform } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { connection } from "../../lib/connection"
import type { ChangeEmailInput } from "../../email/records"

/** Both mailboxes hear of it: whoever did not want this still reads one. */
export const tellEmailChangedStep = createStep(
  "accounts-tell-email-changed",
  async (input: ChangeEmailInput, { container }) => {
    const { old_email: old, new_email: now } = input
    const data = {
      old_email: old,
      new_email: now,
      changed_at: new Date().toISOString(),
    }
    await withPlatform(connection(container), "e-mail changed", async (tx) => {
      for (const email of [old, now]) {
        await sendMessage(tx, {
          type: "email_changed",
          key: `${input.request_id}:${email}`,
          to: { email },
          data,
        })
      }
      await recordAudit(tx, {
        actorKind: "user",
        actorId: input.auth_identity_id,
        action: "login.email_changed",
        objectType: "login",
        objectId: input.login_id,
      })
    })
    wakeMail(container)
    return new StepResponse(now)
  }
)
