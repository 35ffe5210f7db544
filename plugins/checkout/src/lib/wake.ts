import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { isTakingIn } from "../ingress/pace"
import { drainOutbox } from "../outbox/drain-outbox"
import { drainInbox } from "../settlement/drain-inbox"
import { messageOf } from "./message-of"

type Work = (container: MedusaContainer) => Promise<unknown>

/**
 * One run at a time and at most one to follow: what arrives during a run is
 * worked on together in the next, however many have asked for it.
 */
export function coalesced(work: Work): Work {
  let running: Promise<unknown> | undefined
  let next: Promise<unknown> | undefined
  const run = (container: MedusaContainer) => {
    running = work(container).finally(() => (running = undefined))
    return running
  }
  return (container) => {
    if (!running) {
      return run(container)
    }
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        // Somebody may have begun a new one since; it serves as well.
        return running ?? run(container)
      })
    return next
  }
}

const settleAll = coalesced((container) =>
  drainInbox(container, { enough: isTakingIn })
)
const followUpAll = coalesced((container) => drainOutbox(container, isTakingIn))

/**
 * Works on what just came in without waiting for the next tick of the jobs.
 * Losing it (a kill) loses nothing: the jobs find the same rows. So does
 * stopping because events come in.
 */
export function wakeWorkers(container: MedusaContainer): void {
  setImmediate(() => {
    settleAll(container)
      .then(() => followUpAll(container))
      .catch((error: unknown) => {
        container
          .resolve(ContainerRegistrationKeys.LOGGER)
          .warn(`checkout: early wake-up failed: ${messageOf(error)}`)
      })
  })
}
