import { done, loopJob, skipped, type JobResult } from "@codex/kernel"
import { wakeMail } from "@codex/plugin-messages/workflows"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { pgOf } from "../lib/request"
import { announceOne } from "../versions/announce"

/** Tells buyers of new versions of their files, each once. */
async function announceVersions(
  container: MedusaContainer
): Promise<JobResult> {
  const customers = container.resolve(Modules.CUSTOMER)
  const readersOf = (ids: string[]) =>
    customers.listCustomers({ id: ids }, { take: ids.length })
  let told = 0
  while (await announceOne(pgOf(container), readersOf)) {
    told += 1
  }
  if (told === 0) {
    return skipped("no new versions")
  }
  wakeMail(container)
  return done()
}

export default loopJob({
  name: "access-announce-versions",
  everyMs: 15_000,
  work: announceVersions,
})

export const config = {
  name: "access-announce-versions",
  schedule: "* * * * *",
}
