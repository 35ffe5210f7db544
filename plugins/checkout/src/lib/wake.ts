import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { drainOutbox } from "../outbox/drain-outbox"
import { drainInbox } from "../settlement/drain-inbox"
import { messageOf } from "./message-of"

/**
 * Works on what just came in without waiting for the next tick of the jobs.
 * Losing it (a kill) loses nothing: the jobs find the same rows.
 */
export function wakeWorkers(container: MedusaContainer): void {
  setImmediate(() => {
    drainInbox(container)
      .then(() => drainOutbox(container))
      .catch((error: unknown) => {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .warn(`checkout: early wake-up failed: ${messageOf(error)}`)
      })
  })
}
