import { getCreator } from "@codex/creators"
import type { Tx } from "@codex/kernel"
import type { Delivery } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

export interface Reader {
  email: string
  name: string | null
}

/** Whose inbox it is; a creator's address is that of their login. */
export async function readerOf(
  container: MedusaContainer,
  tx: Tx,
  delivery: Pick<Delivery, "to_email" | "to_name" | "to_creator_id">
): Promise<Reader | null> {
  if (!delivery.to_creator_id) {
    return delivery.to_email
      ? { email: delivery.to_email, name: delivery.to_name }
      : null
  }
  const creator = await getCreator(tx, delivery.to_creator_id)
  if (!creator) {
    return null
  }
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: [creator.user_id] }, { select: ["id", "email"] })
  return user ? { email: user.email, name: creator.display_name } : null
}
