import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Pg } from "@codex/kernel"
import { studioFailure } from "../../lib/failures"
import { freeHandle } from "../../lib/free-handle"

interface CheckInput {
  email: string
  handle: string
}

/**
 * Says no early and kindly. Who wins a race is decided later by unique keys.
 */
export const checkNewCreatorStep = createStep(
  "creators-check-new-creator",
  async (input: CheckInput, { container }) => {
    await freeHandle(
      container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION),
      input.handle
    )
    const users = container.resolve(Modules.USER)
    const [existing] = await users.listUsers({ email: input.email })
    if (existing) {
      throw studioFailure("email_taken", { email: input.email })
    }
    return new StepResponse(input.email)
  }
)
