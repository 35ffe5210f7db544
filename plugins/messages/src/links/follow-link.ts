import { withPlatform } from "@codex/kernel"
import { addEmailEvent, getDelivery } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { mailFailure } from "../lib/failures"
import { messagesOptions } from "../options"
import { readClick } from "./links"

/** Notes the click, for information only; the way on never waits for it. */
export async function followLink(
  container: MedusaContainer,
  token: string
): Promise<string> {
  const click = readClick(messagesOptions(), token)
  if (!click) {
    throw mailFailure("email_link_broken")
  }
  const pg = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await withPlatform(pg, "mail link followed", async (tx) => {
    if (await getDelivery(tx, click.deliveryId)) {
      await addEmailEvent(tx, click.deliveryId, "clicked", click.target)
    }
  }).catch(() => undefined)
  return click.target
}
