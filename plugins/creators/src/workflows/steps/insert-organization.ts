import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  createOrganization,
  deleteOrganization,
  updateOrganizationSettings,
  type CreateOrganizationInput,
  type SettingsPatch,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import { recordAudit } from "@codex/audit"

interface InsertInput extends CreateOrganizationInput {
  settings: SettingsPatch
}

/** Organization, handle, settings and the owner in one transaction. */
export const insertOrganizationStep = createStep(
  "creators-insert-organization",
  async ({ settings, ...input }: InsertInput, { container }) => {
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const row = await withPlatform(pg, "create an organization", async (tx) => {
      const created = await createOrganization(tx, input)
      await updateOrganizationSettings(tx, created.id, settings)
      await recordAudit(tx, {
        actorKind: "system",
        actorId: "creators-create-organization",
        action: "organization.created",
        objectType: "organization",
        objectId: created.id,
        after: { handle: created.handle, owner: input.ownerCreatorId },
      })
      return created
    })
    return new StepResponse(row, row.id)
  },
  async (organizationId, { container }) => {
    if (!organizationId) {
      return
    }
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    await withPlatform(pg, "undo an organization", (tx) =>
      deleteOrganization(tx, organizationId)
    )
  }
)
