import { withPlatform } from "@codex/kernel"
import { insertInbox } from "@codex/purchases"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/**
 * What we fetched enters through the inbox like what was sent to us, so there
 * is one way for money to move. The same state is one event.
 */
export async function receiveFetched(
  container: MedusaContainer,
  fetched: {
    type: string
    objectId: string
    state: string
    /** Null where the object does not say; the key it came by decides. */
    livemode: boolean | null
    created: number
    object: unknown
    /** The connected account it is on, if any. */
    account?: string | null
  }
): Promise<void> {
  const id = `fetched_${fetched.objectId}_${fetched.state}`
  const { type, created, livemode, object, account } = fetched
  const envelope = { id, type, created, livemode, data: { object } }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "fetched event", (tx) =>
    insertInbox(tx, {
      provider: account ? "stripe-connect" : "stripe",
      eventId: id,
      type,
      body: JSON.stringify(account ? { ...envelope, account } : envelope),
      signature: "fetched",
    })
  )
}
