import { loopJob, type Pg } from "@codex/kernel"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { runPayouts } from "../payouts/run-payouts"
import { automaticRails } from "../rails"

/**
 * Sends approved payouts, looks after those on their way and fetches back what
 * did not arrive. Runs in every process at once without harm: a payout is
 * claimed with SKIP LOCKED, and the rail's key is its id.
 */
async function run(container: MedusaContainer): Promise<void> {
  const pg = container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)
  for (const rail of automaticRails()) {
    await runPayouts(pg, rail)
  }
}

export default loopJob({
  name: "wallet-run-payouts",
  everyMs: 5_000,
  work: run,
})

export const config = {
  name: "wallet-run-payouts",
  schedule: "* * * * *",
}
