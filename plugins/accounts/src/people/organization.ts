import {
  createOrganizationWorkflow,
  freeHandle,
  type StudioActor,
} from "@codex/plugin-creators/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { OrganizationBody, OrganizationMade } from "../contract"
import { countTry } from "../guard/limits"
import { connection } from "../lib/connection"
import { accountsFailure } from "../lib/failures"

/** A brand of this creator's own, with a page under a free address. */
export async function makeOrganization(
  container: MedusaContainer,
  { creator }: StudioActor,
  { name, handle: wanted }: OrganizationBody
): Promise<OrganizationMade> {
  const pg = connection(container)
  const handle = await freeHandle(pg, wanted)
  const wait = await countTry(container, [
    { limit: "organization_hour", of: creator.id },
  ])
  if (wait > 0) {
    throw accountsFailure("too_many_organizations")
  }
  const { result } = await createOrganizationWorkflow(container).run({
    input: { name, handle, owner_creator_id: creator.id },
  })
  return { id: result.id, name: result.name, handle: result.handle }
}
