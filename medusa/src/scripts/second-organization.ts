import fs from "node:fs"
import path from "node:path"
import type { Pg } from "@codex/kernel"
import {
  contentCreatePostWorkflow,
  contentPublishPostWorkflow,
} from "@codex/plugin-content/workflows"
import {
  addMemberWorkflow,
  createOrganizationWorkflow,
} from "@codex/plugin-creators/workflows"
import { ingestFile } from "@codex/plugin-media/workflows"
import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { login, makeCreator } from "./seed/people"

/**
 * A second organization beside the demo shop's: a creator, a member of staff
 * and a published recording. The tenancy tests need somebody else.
 */
export default async function secondOrganization({
  container,
}: ExecArgs): Promise<void> {
  const dataDir = path.resolve(process.env.CODEX_DATA_DIR ?? ".data")
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const logins = { creator: login("ida"), staff: login("per") }
  const creator = await makeCreator(container, logins.creator, {
    name: "Ida North",
    handle: "ida",
    bio: "Field recordings.",
  })
  const staff = await makeCreator(container, logins.staff, {
    name: "Per Holm",
    handle: "per",
    bio: "Keeps the books.",
  })
  const { result: organization } = await createOrganizationWorkflow(
    container
  ).run({
    input: {
      name: "North Room",
      handle: "north-room",
      owner_creator_id: creator,
    },
  })
  await addMemberWorkflow(container).run({
    input: {
      organization_id: organization.id,
      creator_id: staff,
      role: "admin",
    },
  })
  const asset = await ingestFile(pg, {
    creatorId: creator,
    path: path.join(dataDir, "seed", "low-strings.mp3"),
    contentType: "audio/mpeg",
    title: "Harbour at night",
  })
  const { result: postId } = await contentCreatePostWorkflow(container).run({
    input: {
      organization_id: organization.id,
      creator_id: creator,
      post: {
        title: "Harbour at night",
        pricing_type: "fixed",
        price_minor: 500,
        deliverables: [{ asset_id: asset.id }],
      },
    },
  })
  await contentPublishPostWorkflow(container).run({
    input: { organization_id: organization.id, post_id: postId },
  })
  fs.writeFileSync(
    path.join(dataDir, "second.json"),
    JSON.stringify({ logins, organizationId: organization.id, postId }, null, 2)
  )
}
