import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

/** Each keeps the address it knows a person by. */
const RENAME = {
  login: (container: MedusaContainer, id: string, email: string) =>
    container
      .resolve(Modules.AUTH)
      .updateProviderIdentities([{ id, entity_id: email }]),
  customer: (container: MedusaContainer, id: string, email: string) =>
    container.resolve(Modules.CUSTOMER).updateCustomers(id, { email }),
  user: (container: MedusaContainer, id: string, email: string) => {
    // The service takes it; its type has no address, lest it leave the login's.
    const user: { id: string; email: string } = { id, email }
    return container.resolve(Modules.USER).updateUsers(user)
  },
}

interface RenameInput {
  kind: keyof typeof RENAME
  /** Null: the person has none of this kind. */
  id: string | null
  from: string
  to: string
}

/** Gives one of a person's records another address. */
export const renameStep = createStep(
  "accounts-rename",
  async ({ kind, id, from, to }: RenameInput, { container }) => {
    if (id) {
      await RENAME[kind](container, id, to)
    }
    return new StepResponse(id, { kind, id, to: from })
  },
  async (undo, { container }) => {
    if (undo?.id) {
      await RENAME[undo.kind](container, undo.id, undo.to)
    }
  }
)
