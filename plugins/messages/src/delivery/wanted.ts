import type { Tx } from "@codex/kernel"
import { findRefusal, listPreferences, specOf } from "@codex/messages"
import type { Delivery, MessageType } from "@codex/messages"
import type { Voice } from "./voice"
import { draftOf } from "./write-mail"

const MINUTE = 60_000

/** A code or link that works no more would only confuse. */
function isExpired({ data, created_at: askedAt }: Delivery, now: Date) {
  const minutes = Number(data.valid_minutes)
  return minutes > 0 && now.getTime() - askedAt.getTime() > minutes * MINUTE
}

/** Why this mail is not sent, if it is not: a word of the catalogue. */
export async function whyNot(
  tx: Tx,
  delivery: Delivery,
  type: MessageType,
  about: { email: string; voice: Voice; now: Date }
): Promise<"expired" | "switched_off" | "unwanted" | "refused" | null> {
  const { optional, mustSend } = specOf(type)
  if (draftOf(delivery.data)) {
    return null
  }
  if (isExpired(delivery, about.now)) {
    return "expired"
  }
  const off = about.voice.templates.some(({ template }) => !template.enabled)
  if (off && !mustSend) {
    return "switched_off"
  }
  if (!optional) {
    return null
  }
  const said = delivery.to_creator_id
    ? await listPreferences(tx, delivery.to_creator_id)
    : []
  if (said.some((each) => each.type === type && !each.wanted)) {
    return "unwanted"
  }
  return (await findRefusal(tx, about.email, type)) ? "refused" : null
}
