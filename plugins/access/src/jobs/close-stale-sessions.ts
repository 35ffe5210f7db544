import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { closeStaleSessions, forgetTickets } from "@codex/entitlements"
import {
  done,
  loopJob,
  skipped,
  withPlatform,
  type JobResult,
} from "@codex/kernel"
import { pgOf } from "../lib/request"

/**
 * Closes playback sessions whose lease ran out and forgets old ones, and with
 * them download tickets that are dead. Runs in
 * every process (MEDUSA E3): rows are taken with SKIP LOCKED, so two runs at
 * once share the work.
 */
async function closeStale(container: MedusaContainer): Promise<JobResult> {
  const { closed, removed } = await withPlatform(
    pgOf(container),
    "close stale playback sessions",
    (tx) => closeStaleSessions(tx)
  )
  const forgotten = await withPlatform(
    pgOf(container),
    "forget dead download tickets",
    (tx) => forgetTickets(tx)
  )
  if (closed + removed + forgotten === 0) {
    return skipped("no stale sessions")
  }
  container
    .resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    .debug(
      `access: ${closed} sessions closed, ${removed} removed, ${forgotten} tickets`
    )
  return done()
}

export default loopJob({
  name: "access-close-stale-sessions",
  everyMs: 5 * 60_000,
  work: closeStale,
})

export const config = {
  name: "access-close-stale-sessions",
  schedule: "*/5 * * * *",
}
