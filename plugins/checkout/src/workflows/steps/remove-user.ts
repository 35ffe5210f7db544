import { listOrganizationsEver } from "@codex/creators"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { deleteUsersWorkflow } from "@medusajs/medusa/core-flows"
import {
  CLOSED,
  type CloseCreatorInput,
} from "../../creator-closing/closing-input"
import { isOwned } from "../../creator-data/own-creator"
import { inPlatform } from "../../lib/platform"
import { nobodysEmail } from "../../own-data/nobody"

/** Medusa's channel of their page carries their name. */
async function closeChannels(
  container: MedusaContainer,
  creatorId: string
): Promise<void> {
  const all = await inPlatform(container, "close channels", (tx) =>
    listOrganizationsEver(tx, creatorId)
  )
  const owned = all.filter((each) => isOwned(each) && each.closed_at)
  const channels = container.resolve(Modules.SALES_CHANNEL)
  for (const { sales_channel_id: id, kind } of owned) {
    const name = kind === "personal" ? { name: CLOSED.name } : {}
    await channels.updateSalesChannels(id, { ...name, is_disabled: true })
  }
}

/** Medusa keeps a deleted user's row, so it is made nobody's first. */
async function removeUser(container: MedusaContainer, id: string) {
  const users = container.resolve(Modules.USER)
  const [user] = await users.listUsers({ id: [id] })
  if (user) {
    // The service takes it; its type has no address, lest it leave the login's.
    const nobody: { id: string; email: string } = {
      id,
      email: nobodysEmail(id),
    }
    await users.updateUsers({ ...nobody, first_name: "", last_name: "" })
    await deleteUsersWorkflow(container).run({ input: { ids: [id] } })
  }
}

/** A login that also buys stays for that; it opens no Studio any more. */
async function removeLogin(
  container: MedusaContainer,
  { auth_identity_id: id, shops }: CloseCreatorInput
) {
  const auth = container.resolve(Modules.AUTH)
  if (shops) {
    const { app_metadata: known } = await auth.retrieveAuthIdentity(id)
    const app_metadata = { ...known, user_id: null, roles: null }
    await auth.updateAuthIdentities({ id, app_metadata })
  } else {
    await auth.deleteAuthIdentities([id])
  }
}

/** The last step: until now the person could ask again. */
export const removeUserStep = createStep(
  "checkout-remove-user",
  async (input: CloseCreatorInput, { container }) => {
    await closeChannels(container, input.creator_id)
    await removeUser(container, input.user_id)
    await removeLogin(container, input)
    return new StepResponse(input.user_id)
  }
)
