import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  createCreator,
  deleteCreator,
  type CreateCreatorInput,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import { recordAudit } from "@codex/audit"

/** Creator, handle and personal organization in one transaction. */
export const insertCreatorStep = createStep(
  "creators-insert-creator",
  async (input: CreateCreatorInput, { container }) => {
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const made = await withPlatform(pg, "create a creator", async (tx) => {
      const created = await createCreator(tx, input)
      await recordAudit(tx, {
        actorKind: "system",
        actorId: "creators-create-creator",
        action: "creator.created",
        objectType: "creator",
        objectId: created.creator.id,
        after: { handle: created.creator.handle },
      })
      return created
    })
    return new StepResponse(made, made.creator.id)
  },
  async (creatorId, { container }) => {
    if (!creatorId) {
      return
    }
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    await withPlatform(pg, "undo a creator", (tx) =>
      deleteCreator(tx, creatorId)
    )
  }
)
