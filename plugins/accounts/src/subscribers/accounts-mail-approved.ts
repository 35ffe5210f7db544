import { getCreator } from "@codex/creators"
import { withPlatform } from "@codex/kernel"
import { sendMessage } from "@codex/messages"
import type { CreatorApproved } from "@codex/plugin-creators/workflows"
import { wakeMail } from "@codex/plugin-messages/workflows"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { connection } from "../lib/connection"

/** Who was waiting hears that they can publish; told twice it is one mail. */
export default async function mailApproved({
  event: { data },
  container,
}: SubscriberArgs<CreatorApproved>): Promise<void> {
  const pg = connection(container)
  const creator = await withPlatform(pg, "mail an approval: to whom", (tx) =>
    getCreator(tx, data.creator_id)
  )
  if (!creator) {
    return
  }
  const { email } = await container
    .resolve(Modules.USER)
    .retrieveUser(creator.user_id)
  await withPlatform(pg, "mail an approval", (tx) =>
    sendMessage(tx, {
      type: "creator_approved",
      key: creator.id,
      to: { email },
      data: { name: creator.display_name, studio_url: "/studio" },
    })
  )
  wakeMail(container)
}

export const config: SubscriberConfig = {
  event: "creators.creator_approved",
  context: { subscriberId: "accounts-mail-approved" },
}
