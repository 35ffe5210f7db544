import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

/** Deletes it for good; as the last step it is never undone. */
export const deleteSavedViewStep = createStep(
  "creators-delete-saved-view-row",
  async ({ id }: { id: string }, { container }) => {
    await container.resolve(Modules.SETTINGS).deleteViewConfigurations([id])
    return new StepResponse(id)
  }
)
