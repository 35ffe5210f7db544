import { claimDeliveries } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { deliver } from "./deliver"

const BATCH = 5

/** Sends what waits. A kill in between gives the rows back after their lease. */
export async function drainMail(container: MedusaContainer): Promise<number> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  let delivered = 0
  for (;;) {
    const batch = await claimDeliveries(pg, BATCH)
    // The pool opens as many connections as the mail server allows.
    await Promise.all(batch.map((each) => deliver(container, each)))
    delivered += batch.length
    if (batch.length < BATCH) {
      return delivered
    }
  }
}

/**
 * Sends now instead of at the next tick. Losing it (a kill) loses nothing:
 * the job finds the same rows.
 */
export function wakeMail(container: MedusaContainer): void {
  setImmediate(() => {
    drainMail(container).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`messages: early wake-up failed: ${reason}`)
    })
  })
}
