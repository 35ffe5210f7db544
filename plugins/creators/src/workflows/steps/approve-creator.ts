import { recordAudit } from "@codex/audit"
import { approveCreator } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { connection } from "../../lib/connection"

export interface ApproveInput {
  creator_id: string
  /** Who approves: an operator, or a key of theirs. */
  actor_kind: "user" | "api_key"
  actor_id: string
}

/** Who was approved stays so: there is nothing after it that could fail. */
export const approveCreatorStep = createStep(
  "creators-approve-creator-row",
  async (input: ApproveInput, { container }) => {
    const creator = await withPlatform(
      connection(container),
      "approve a creator",
      async (tx) => {
        const row = await approveCreator(tx, input.creator_id)
        await recordAudit(tx, {
          actorKind: input.actor_kind,
          actorId: input.actor_id,
          action: "creator.approved",
          objectType: "creator",
          objectId: row.id,
        })
        return row
      }
    )
    return new StepResponse(creator)
  }
)
