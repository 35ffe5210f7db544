import { sha256Hex, withPlatform, type Pg } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import {
  AuthWorkflowEvents,
  ContainerRegistrationKeys,
} from "@medusajs/framework/utils"

interface ResetAsked {
  entity_id: string
  actor_type: string
  token: string
}

/** Medusa lets a reset token live for this long. */
const VALID_MINUTES = "15"

/** The link to a new password, to the page of whoever asked. */
export default async function mailReset({
  event: { data },
  container,
}: SubscriberArgs<ResetAsked>): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const staff = data.actor_type === "user"
  const query = new URLSearchParams({ token: data.token }).toString()
  await withPlatform(pg, "mail a password reset", (tx) =>
    sendMessage(tx, {
      type: staff ? "staff_password_reset" : "password_reset",
      key: sha256Hex(data.token),
      to: { email: data.entity_id },
      data: {
        reset_url: staff ? `/reset-password?${query}` : `/reset?${query}`,
        valid_minutes: VALID_MINUTES,
      },
    })
  )
}

export const config: SubscriberConfig = {
  event: AuthWorkflowEvents.PASSWORD_RESET,
  context: { subscriberId: "accounts-mail-reset" },
}
