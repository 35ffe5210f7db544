import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { DeleteAccountInput } from "../../own-data/nobody"

/** The last step: until now the person could sign in and ask again. */
export const removeLoginStep = createStep(
  "checkout-remove-login",
  async ({ auth_identity_id: id }: DeleteAccountInput, { container }) => {
    await container.resolve(Modules.AUTH).deleteAuthIdentities([id])
    return new StepResponse(id)
  }
)
