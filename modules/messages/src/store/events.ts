import type { Tx } from "@codex/kernel"
import type { EmailEvent, EmailEventKind } from "../types"

export async function addEmailEvent(
  tx: Tx,
  deliveryId: string,
  kind: EmailEventKind,
  detail?: string
): Promise<void> {
  await tx("email_event").insert({
    delivery_id: deliveryId,
    kind,
    detail: detail?.slice(0, 1000) ?? null,
  })
}

/** What happened to one mail, oldest first; the last hundred. */
export async function listEmailEvents(
  tx: Tx,
  deliveryId: string
): Promise<EmailEvent[]> {
  const rows = await tx("email_event")
    .where({ delivery_id: deliveryId })
    .orderBy("seq", "desc")
    .limit(100)
    .select<EmailEvent[]>("kind", "detail", "occurred_at")
  return rows.reverse()
}

export async function countResends(
  tx: Tx,
  deliveryId: string
): Promise<number> {
  const rows = await tx("email_event")
    .where({ delivery_id: deliveryId, kind: "resent" })
    .count<{ count: string }[]>("* as count")
  return Number(rows[0]?.count ?? 0)
}
