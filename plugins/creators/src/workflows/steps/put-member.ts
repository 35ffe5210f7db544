import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import {
  addMember,
  creatorsFailure,
  findMembership,
  getCreator,
  getOrganization,
  removeMember,
  type AddMemberInput,
  type Membership,
} from "@codex/creators"
import { withPlatform, type Pg, type Tx } from "@codex/kernel"

interface Undo extends AddMemberInput {
  before: Membership | null
}

async function put(tx: Tx, input: AddMemberInput) {
  if (!(await getOrganization(tx, input.organizationId))) {
    throw creatorsFailure("organization_not_found")
  }
  if (!(await getCreator(tx, input.creatorId))) {
    throw creatorsFailure("creator_not_found")
  }
  const before = await findMembership(tx, input)
  return { before, member: await addMember(tx, input) }
}

/** Adds the creator, or changes their role; undone to what was before. */
export const putMemberStep = createStep(
  "creators-put-member",
  async (input: AddMemberInput, { container }) => {
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const { before, member } = await withPlatform(pg, "add a member", (tx) =>
      put(tx, input)
    )
    const undo: Undo = { ...input, before }
    return new StepResponse(member, undo)
  },
  async (undo, { container }) => {
    if (!undo || undo.before?.role === "owner") {
      return
    }
    const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
    const role = undo.before?.role
    await withPlatform(pg, "undo a membership", async (tx) => {
      await (role ? addMember(tx, { ...undo, role }) : removeMember(tx, undo))
    })
  }
)
