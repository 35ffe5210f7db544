import { withPlatform } from "@codex/kernel"
import { claimInbox, retryInbox } from "@codex/purchases"
import type { InboxEvent } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messageOf } from "../lib/message-of"
import { LostLease, settle } from "./settle"
import { settleTogether } from "./settle-together"

/**
 * So many share a commit. More would spare little and hold the places of a
 * limited post for longer (a sale takes some 5 ms).
 */
const BATCH = 25

async function settleOne(container: MedusaContainer, event: InboxEvent) {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  try {
    await withPlatform(pg, "settle", (tx) => settle(tx, event))
  } catch (error) {
    if (error instanceof LostLease) {
      return
    }
    const message = messageOf(error)
    logger.error(
      `checkout: event ${event.id} was not settled, attempt ${event.attempts}: ${message}`
    )
    await withPlatform(pg, "settle later", (tx) =>
      retryInbox(tx, event, message.slice(0, 500))
    )
  }
}

/**
 * Settles due events, all of them or one, or until there is `enough`. Safe in
 * any number of processes: the claim is SKIP LOCKED, the effects have unique
 * keys.
 */
export async function drainInbox(
  container: MedusaContainer,
  { id, enough }: { id?: string | undefined; enough?: () => boolean } = {}
): Promise<number> {
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  let settled = 0
  for (;;) {
    const events = await claimInbox(pg, { limit: BATCH, id })
    const alone = events.length > 1 ? await settleTogether(pg, events) : events
    for (const event of alone) {
      await settleOne(container, event)
    }
    settled += events.length
    if (events.length < BATCH || enough?.()) {
      return settled
    }
  }
}
