import { forgetContactCodes } from "@codex/creators"
import { withPlatform, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Forgets requests for codes that nobody can use any more. */
export default async function forgetCodes(
  container: MedusaContainer
): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "forget codes", forgetContactCodes)
}

export const config = {
  name: "messages-forget-codes",
  schedule: "23 * * * *",
}
