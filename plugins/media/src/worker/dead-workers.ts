import { type Pg, withPlatform } from "@codex/kernel"
import { endLease, listRunningJobs } from "@codex/media"

import { isAlive } from "./work-folder"

/**
 * Takes the leases of this machine's dead workers back at once; without it a
 * restart would wait up to 20 s. Our own process id counts as dead: we hold
 * nothing yet, so whoever had it is gone.
 */
export async function endDeadLeases(pg: Pg, host: string): Promise<number> {
  return withPlatform(pg, "end leases of dead workers", async (tx) => {
    let ended = 0
    for (const job of await listRunningJobs(tx, `${host}:`)) {
      const pid = Number(job.worker.slice(host.length + 1))
      if (pid === process.pid || !isAlive(pid)) {
        ended += (await endLease(tx, job)) ? 1 : 0
      }
    }
    return ended
  })
}
