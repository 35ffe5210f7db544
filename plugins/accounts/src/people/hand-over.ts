import { recordAudit } from "@codex/audit"
import { handOver } from "@codex/creators"
import { newId, withPlatform } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import { wakeMail } from "@codex/plugin-messages/workflows"
import { studioActor } from "@codex/plugin-creators/workflows"
import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import type { HandOverBody } from "../contract"
import { connection } from "../lib/connection"
import { accountsFailure } from "../lib/failures"
import { confirmPassword } from "../sessions/confirm"
import { requireBrand } from "./may"

/**
 * Gives an organization to one of its members. Who owns it is paid for it, so
 * the password is asked again, both hear of it by mail, and the log knows.
 */
export async function handOverTo(
  req: AuthenticatedMedusaRequest<HandOverBody>,
  to: string
): Promise<void> {
  const actor = await studioActor(req)
  const { organization, creator } = actor
  requireBrand(actor)
  if (organization.role !== "owner") {
    throw accountsFailure("role_not_yours", { role: "owner" })
  }
  await confirmPassword(req, req.validatedBody.password)
  const change = { organizationId: organization.id, from: creator.id, to }
  await withPlatform(connection(req.scope), "hand over", async (tx) => {
    const { before } = await handOver(tx, change)
    await recordAudit(tx, {
      actorKind: "creator",
      actorId: creator.id,
      action: "organization.handed_over",
      objectType: "organization",
      objectId: organization.id,
      before: { owner: creator.id, role_of_next: before.role },
      after: { owner: to },
    })
    const key = newId("msg")
    for (const creatorId of [creator.id, to]) {
      await sendMessage(tx, {
        type: "owner_changed",
        key: `${key}:${creatorId}`,
        to: { creatorId },
        data: {
          organization: organization.name,
          people_url: "/studio/people",
        },
      })
    }
  })
  wakeMail(req.scope)
}
