import { loopJob, type Pg } from "@codex/kernel"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { drainSales } from "../pull/pull-sales"

/** Any number of processes may do so: one works, the others pass by. */
export default loopJob({
  name: "insights-pull-sales",
  everyMs: 1_000,
  work: (container) =>
    drainSales(container.resolve<Pg>(ContainerRegistrationKeys.PG_CONNECTION)),
})

export const config = {
  name: "insights-pull-sales",
  schedule: { interval: 1_000 },
}
