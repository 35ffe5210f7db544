import { claimRows, finishRow, postponeRow } from "@codex/kernel"
import type { Held, Pg, Tx } from "@codex/kernel"
import type { Delivery, DeliveryState } from "../types"
import { addEmailEvent } from "./events"

interface Raw extends Omit<Delivery, "fence"> {
  fence: string
}

const toDelivery = (row: Raw): Delivery => ({
  ...row,
  fence: BigInt(row.fence),
})

const TABLE = "email_delivery"
/** 1 s, 2 s, … an hour: sixteen attempts are about five hours. */
const MAX_ATTEMPTS = 16
const LONGEST_WAIT = 3_600

export async function claimDeliveries(
  pg: Pg,
  limit: number
): Promise<Delivery[]> {
  return (await claimRows<Raw>(pg, TABLE, { limit })).map(toDelivery)
}

/** A mail as it was written. */
export interface WrittenMail {
  from: string
  to: string
  replyTo: string | null
  subject: string
  html: string
  text: string
}

const NOTHING = { subject: null, html: null, plain: null, data: "{}" }

const written = (mail: WrittenMail) => ({
  to_email: mail.to,
  from_header: mail.from,
  reply_to: mail.replyTo,
  subject: mail.subject,
  html: mail.html,
  plain: mail.text,
})

/**
 * The mail has left, or waits to be read where no mail server is. Once sent,
 * nothing of a secret one is kept: it is a key.
 */
export async function finishDelivery(
  tx: Tx,
  held: Held & { secret: boolean },
  state: "sent" | "kept",
  mail: WrittenMail & { messageId: string }
): Promise<boolean> {
  const ours = await finishRow(tx, TABLE, held, {
    state,
    ...written(mail),
    message_id: mail.messageId,
    last_error: null,
    ...(held.secret && state === "sent" ? NOTHING : {}),
  })
  if (ours) {
    await addEmailEvent(tx, held.id, state)
  }
  return ours
}

/** Nobody wants it, or it has lost its sense; `reason` is a word of ours. */
export async function skipDelivery(
  tx: Tx,
  held: Held & { secret: boolean },
  reason: string
): Promise<void> {
  const rest = held.secret ? NOTHING : {}
  if (await finishRow(tx, TABLE, held, { ...rest, state: "skipped" })) {
    await addEmailEvent(tx, held.id, "skipped", reason)
  }
}

/** Tries again later; after the last attempt, or at once, it has failed. */
export async function failDelivery(
  tx: Tx,
  held: Held & { attempts: number; secret: boolean },
  error: string,
  retriable: boolean
): Promise<void> {
  const set = { last_error: error.slice(0, 1000) }
  if (retriable && held.attempts < MAX_ATTEMPTS) {
    await postponeRow(tx, TABLE, held, set, LONGEST_WAIT)
    await addEmailEvent(tx, held.id, "attempt_failed", set.last_error)
    return
  }
  const end = { ...set, ...(held.secret ? NOTHING : {}), state: "failed" }
  if (await finishRow(tx, TABLE, held, end)) {
    await addEmailEvent(tx, held.id, "failed", set.last_error)
  }
}

/** The operator's *Send again*; of a secret nothing is left to send. */
export async function resendDelivery(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id })
    .whereNot({ state: "pending" })
    .whereRaw("(NOT secret OR state = 'kept')")
    .update({
      state: "pending",
      attempts: 0,
      next_at: tx.fn.now(),
      finished_at: null,
      last_error: null,
      // A second mail, not the same one once more.
      message_id: null,
    })
  if (changed === 1) {
    await addEmailEvent(tx, id, "resent")
  }
  return changed === 1
}

/** The mail server could not deliver it after all. */
export async function bounceDelivery(
  tx: Tx,
  messageId: string,
  kind: "bounced" | "complained",
  reason: string
): Promise<Delivery | null> {
  const row = await tx(TABLE)
    .where({ message_id: messageId })
    .whereIn("state", ["sent", "bounced"])
    .first<Raw>()
  if (!row) {
    return null
  }
  if (kind === "bounced" && row.state === "sent") {
    await tx(TABLE)
      .where({ id: row.id })
      .update({ state: "bounced", last_error: reason.slice(0, 1000) })
  }
  await addEmailEvent(tx, row.id, kind, reason)
  return toDelivery(row)
}

export async function getDelivery(
  tx: Tx,
  id: string
): Promise<Delivery | null> {
  const row = await tx(TABLE).where({ id }).first<Raw>()
  return row ? toDelivery(row) : null
}

export interface DeliveryFilter {
  state?: DeliveryState | undefined
  type?: string | undefined
  q?: string | undefined
  limit: number
  offset: number
}

const LIST = [
  ...["id", "type", "state", "to_email", "to_name", "to_creator_id"],
  ...["subject", "attempts", "last_error", "created_at", "finished_at"],
  ...["next_at", "organization_id"],
] as const

export type DeliveryLine = Pick<Delivery, (typeof LIST)[number]> & {
  clicks: number
}

const CLICKS = `(select count(*)::int from email_event e
  where e.delivery_id = email_delivery.id and e.kind = 'clicked') as clicks`

/** Newest first, without the mails themselves. */
export async function listDeliveries(
  tx: Tx,
  filter: DeliveryFilter
): Promise<{ rows: DeliveryLine[]; count: number }> {
  const query = tx(TABLE)
  if (filter.state) {
    void query.where({ state: filter.state })
  }
  if (filter.type) {
    void query.where({ type: filter.type })
  }
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`
    void query.whereRaw("(to_email ILIKE ? OR subject ILIKE ?)", [like, like])
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = await query
    .select<DeliveryLine[]>(...LIST, tx.raw(CLICKS))
    .orderBy([
      { column: "created_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
    .limit(filter.limit)
    .offset(filter.offset)
  return { rows, count: Number(total[0]?.count ?? 0) }
}
