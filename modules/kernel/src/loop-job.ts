import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { keepRunning } from "./keep-running"

/**
 * Handler of a scheduled job whose first run starts a loop of our own and
 * whose later runs find it running: `export default loopJob({...})`.
 */
export function loopJob(job: {
  name: string
  everyMs: number
  work: (container: MedusaContainer) => Promise<unknown>
}): (container: MedusaContainer) => Promise<void> {
  return (container) => {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    keepRunning({
      name: job.name,
      everyMs: job.everyMs,
      work: () => job.work(container),
      onError: (error) => {
        logger.error(
          `${job.name}: ${error instanceof Error ? error.message : String(error)}`
        )
      },
    })
    return Promise.resolve()
  }
}
