import type { Tx } from "@codex/kernel"
import type { Sender } from "../types"
import type { Owner } from "./templates"

const at = (owner: Owner) =>
  owner === "platform"
    ? { table: "message_sender", key: { only_one: true } }
    : {
        table: "organization_message_sender",
        key: { organization_id: owner.organizationId },
      }

const NOBODY: Sender = { from_name: null, reply_to: null }

export async function getSender(tx: Tx, owner: Owner): Promise<Sender> {
  const { table, key } = at(owner)
  const rows = await tx(table)
    .where(key)
    .select<Sender[]>("from_name", "reply_to")
  return rows[0] ?? NOBODY
}

export async function saveSender(
  tx: Tx,
  owner: Owner,
  sender: Sender & { updatedBy: string }
): Promise<void> {
  const { table, key } = at(owner)
  const set = {
    from_name: sender.from_name,
    reply_to: sender.reply_to,
    updated_by: sender.updatedBy,
  }
  await tx(table)
    .insert({ ...key, ...set })
    .onConflict(Object.keys(key))
    .merge({ ...set, updated_at: tx.fn.now() })
}
