import { loopJob, withPlatform, type Pg } from "@codex/kernel"
import { rollUp, sealLedger } from "@codex/ledger"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * Rolls up the platform's accounts, and once an hour seals what has become
 * final. Any number of processes may do so: one works, the others pass by.
 */
async function keepLedger(container: MedusaContainer): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "ledger roll-up", rollUp)
  await withPlatform(pg, "ledger checkpoint", (tx) => sealLedger(tx))
}

export default loopJob({
  name: "wallet-keep-ledger",
  everyMs: 10_000,
  work: keepLedger,
})

export const config = {
  name: "wallet-keep-ledger",
  schedule: "* * * * *",
}
