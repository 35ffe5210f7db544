import { withPlatform } from "@codex/kernel"
import type { Pg } from "@codex/kernel"
import { getCheckoutLine, insertInbox } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { checkoutOptions } from "../options"
import { verifyEvent } from "./verify"
import type { SignedEvent } from "./verify"

/**
 * The one way in for events about money (RELIABILITY §0 rule 2): verify the
 * raw bytes, keep the event once, answer. Nothing else happens here.
 */
export async function receiveEvent(
  container: MedusaContainer,
  event: SignedEvent
): Promise<{ id: string; inserted: boolean }> {
  const verified = verifyEvent(event, checkoutOptions())
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const paymentSessionId =
    verified.paymentSessionId ?? (await sessionOf(pg, verified.checkoutLineId))
  return insertInbox(pg, { ...verified, paymentSessionId })
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
