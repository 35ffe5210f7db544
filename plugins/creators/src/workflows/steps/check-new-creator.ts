import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  checkHandle,
  creatorsFailure,
  normalizeHandle,
  resolveHandle,
} from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import { studioFailure } from "../../lib/failures"

const MIN_PASSWORD = 8

interface CheckInput {
  email: string
  handle: string
  password?: string | undefined
}

async function refuseTakenHandle(pg: Pg, raw: string) {
  const handle = normalizeHandle(raw)
  const refusal = checkHandle(handle)
  if (refusal) {
    throw creatorsFailure(refusal, { handle })
  }
  const taken = await withPlatform(pg, "check a handle", (tx) =>
    resolveHandle(tx, handle)
  )
  if (taken) {
    throw creatorsFailure("handle_taken", { handle })
  }
}

/**
 * Says no early and kindly. Who wins a race is decided later by unique keys.
 */
export const checkNewCreatorStep = createStep(
  "creators-check-new-creator",
  async (input: CheckInput, { container }) => {
    if (input.password !== undefined && input.password.length < MIN_PASSWORD) {
      throw studioFailure("password_too_short")
    }
    await refuseTakenHandle(
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
