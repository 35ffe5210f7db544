import { withPlatform } from "@codex/kernel"
import type { Tx } from "@codex/kernel"
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
  return withPlatform(pg, "payment inbox", async (tx) =>
    insertInbox(tx, {
      ...verified,
      paymentSessionId:
        verified.paymentSessionId ??
        (await sessionOf(tx, verified.checkoutLineId)),
    })
  )
}

/** So that "processing" can be told from "nothing has happened yet". */
async function sessionOf(tx: Tx, checkoutLineId: string | undefined) {
  const line = checkoutLineId && (await getCheckoutLine(tx, checkoutLineId))
  return line ? (line.payment_session_id ?? undefined) : undefined
}
