import { loopJob, withPlatform, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { moveClaimed } from "../agreements/claims"
import { releasePending } from "../lib/release"

/**
 * Sales older than the hold become available. Runs in every process at once
 * without harm: a sale's release has one key in the ledger.
 */
async function release(container: MedusaContainer): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const released = await withPlatform(pg, "release pending sales", (tx) =>
    releasePending(tx, new Date())
  )
  await withPlatform(pg, "move what claimed guests hold", (tx) =>
    moveClaimed(tx)
  )
  if (released > 0) {
    logger.info(`wallet: ${String(released)} sales became available`)
  }
}

export default loopJob({
  name: "wallet-release-pending",
  everyMs: 10 * 60_000,
  work: release,
})

export const config = {
  name: "wallet-release-pending",
  schedule: "*/10 * * * *",
}
