import { groupCommit, slot, withPlatform } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { getCheckoutLine, insertInboxTogether } from "@codex/purchases"
import type { NewInboxEvent } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { checkoutOptions } from "../options"
import { verifyEvent } from "./verify"
import type { SignedEvent } from "./verify"

/** In characters of their bodies: many small events or one of the largest. */
const MAX_GROUP = 1_000_000

type Keep = (event: NewInboxEvent) => Promise<string | undefined>

const keepers = slot<WeakMap<Pg, Keep>>(
  "checkout.inbox-keepers",
  () => new WeakMap()
)

/** Events that arrive while others are being written share one commit. */
function keeperOf(pg: Pg): Keep {
  const known = keepers.get().get(pg)
  if (known) {
    return known
  }
  const keep = groupCommit({
    commit: (events: readonly NewInboxEvent[]) =>
      insertInboxTogether(pg, events),
    weigh: ({ body }) => body.length,
    maxWeight: MAX_GROUP,
  })
  keepers.get().set(pg, keep)
  return keep
}

/**
 * The one way in for events about money (RELIABILITY §0 rule 2): verify the
 * raw bytes, keep the event once, answer. Nothing else happens here. Returns
 * the row's id once it is durable, `undefined` when it was there before.
 */
export async function receiveEvent(
  container: MedusaContainer,
  event: SignedEvent
): Promise<string | undefined> {
  const verified = verifyEvent(event, checkoutOptions())
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const paymentSessionId =
    verified.paymentSessionId ?? (await sessionOf(pg, verified.checkoutLineId))
  return keeperOf(pg)({ ...verified, paymentSessionId })
}

/** So that "processing" can be told from "nothing has happened yet". */
async function sessionOf(pg: Pg, checkoutLineId: string | undefined) {
  if (!checkoutLineId) {
    return undefined
  }
  const line = await withPlatform(pg, "session of an event", (tx) =>
    getCheckoutLine(tx, checkoutLineId)
  )
  return line?.payment_session_id ?? undefined
}
