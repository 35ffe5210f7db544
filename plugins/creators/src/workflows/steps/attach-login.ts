import type { IAuthModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { studioFailure } from "../../lib/failures"

interface AttachInput {
  email: string
  userId: string
  roles: string[]
  password?: string | undefined
  authIdentityId?: string | undefined
}

interface Undo {
  id: string
  created: boolean
  metadata: Record<string, unknown> | null
}

async function register(auth: IAuthModuleService, input: AttachInput) {
  const { email, password = "" } = input
  const [taken] = await auth.listProviderIdentities({
    entity_id: email,
    provider: "emailpass",
  })
  if (taken) {
    // An existing login is never taken over by its address alone: whoever
    // registered it first would become the creator. Name it by id instead.
    throw studioFailure("email_taken", { email })
  }
  const { authIdentity, error } = await auth.register("emailpass", {
    body: { email, password },
  })
  if (!authIdentity) {
    throw studioFailure("password_refused", { reason: error ?? "" })
  }
  return authIdentity
}

/** Gives the user a login: a new e-mail login, or the identity named by id. */
export const attachLoginStep = createStep(
  "creators-attach-login",
  async (input: AttachInput, { container }) => {
    const auth = container.resolve(Modules.AUTH)
    const identity = input.authIdentityId
      ? await auth.retrieveAuthIdentity(input.authIdentityId)
      : await register(auth, input)
    const undo: Undo = {
      id: identity.id,
      created: !input.authIdentityId,
      metadata: identity.app_metadata ?? null,
    }
    await auth.updateAuthIdentities({
      id: identity.id,
      app_metadata: {
        ...identity.app_metadata,
        user_id: input.userId,
        roles: input.roles,
      },
    })
    return new StepResponse(identity.id, undo)
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const auth = container.resolve(Modules.AUTH)
    if (undo.created) {
      await auth.deleteAuthIdentities([undo.id])
      return
    }
    await auth.updateAuthIdentities({
      id: undo.id,
      app_metadata: undo.metadata ?? {},
    })
  }
)
