import { newId, type Tx } from "@codex/kernel"
import { isAddress, oneLine } from "../domain/address"
import { wrongFacts } from "../domain/check-data"
import { specOf } from "../domain/types-of-mail"
import type { MessageType } from "../domain/types-of-mail"
import { messagesFailure } from "../errors"
import type { NewMessage, Recipient } from "../types"

const json = (data: object): string =>
  JSON.stringify(data, (_name, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value
  )

/** Null where nobody can be written to. */
function toColumns(to: Recipient) {
  if ("creatorId" in to) {
    return { to_creator_id: to.creatorId }
  }
  const email = to.email.trim()
  return isAddress(email)
    ? { to_email: email, to_name: to.name ? oneLine(to.name) : null }
    : null
}

/**
 * Asks for one mail, in the transaction of the fact it tells: it is sent
 * exactly if that commits, once per `(type, key)`. It is written later, with
 * the words that then stand in Settings. Returns its id; `null` when it had
 * been asked for before, or when what should be an address is none: a fact
 * is never undone because somebody cannot be told.
 */
export async function sendMessage<Type extends MessageType>(
  tx: Tx,
  message: NewMessage<Type>
): Promise<string | null> {
  const spec = specOf(message.type)
  const wrong = wrongFacts(spec, message.data)
  if (wrong.length > 0) {
    const names = wrong.join(", ")
    throw messagesFailure("facts_invalid", { type: message.type, names })
  }
  const to = toColumns(message.to)
  if (!to) {
    return null
  }
  const rows = await tx("email_delivery")
    .insert({
      id: newId("mail"),
      type: message.type,
      ref_key: message.key,
      organization_id: message.organizationId ?? null,
      ...to,
      data: json(message.data),
      secret: spec.secret === true,
    })
    .onConflict(["type", "ref_key"])
    .ignore()
    .returning<{ id: string }[]>("id")
  return rows[0]?.id ?? null
}
