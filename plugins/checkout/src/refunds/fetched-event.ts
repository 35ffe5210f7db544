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
  }
): Promise<void> {
  const id = `fetched_${fetched.objectId}_${fetched.state}`
  const { type, created, livemode, object } = fetched
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "fetched event", (tx) =>
    insertInbox(tx, {
      provider: "stripe",
      eventId: id,
      type,
      body: JSON.stringify({ id, type, created, livemode, data: { object } }),
      signature: "fetched",
    })
  )
}
