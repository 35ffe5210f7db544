import type { Tx } from "@codex/kernel"
import { countResends } from "@codex/messages"
import type { Delivery } from "@codex/messages"

/**
 * The same on every attempt, so that a mail server can tell a second one;
 * another when somebody asked to send it again.
 */
export async function messageIdOf(
  tx: Tx,
  { id }: Pick<Delivery, "id">,
  storefrontUrl: string
): Promise<string> {
  const again = await countResends(tx, id)
  return `<${id}.${again}@${new URL(storefrontUrl).hostname}>`
}
