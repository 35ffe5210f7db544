import { claimRows, finishRow, newId, postponeRow } from "@codex/kernel"
import type { Claim, Held, Pg, Tx } from "@codex/kernel"
import type { InboxEvent } from "../types"

export interface NewInboxEvent {
  provider: string
  eventId: string
  type: string
  body: string
  signature: string
  paymentSessionId?: string
}

interface Raw extends Omit<InboxEvent, "fence"> {
  fence: string
}

const toEvent = (row: Raw): InboxEvent => ({
  ...row,
  fence: BigInt(row.fence),
})

/**
 * Keeps a verified event once; `false` when it was already there. One statement
 * on a platform table: alone it needs no transaction.
 */
export async function insertInbox(
  pg: Pg,
  event: NewInboxEvent
): Promise<{ id: string; inserted: boolean }> {
  const [row] = await pg<{ id: string }>("inbox")
    .insert({
      id: newId("inev"),
      provider: event.provider,
      event_id: event.eventId,
      type: event.type,
      body: event.body,
      signature: event.signature,
      payment_session_id: event.paymentSessionId ?? null,
    } as object)
    .onConflict(["provider", "event_id"] as never)
    .ignore()
    .returning("id")
  if (row) {
    return { id: row.id, inserted: true }
  }
  const known = await findInbox(pg, event.provider, event.eventId)
  return { id: known?.id ?? "", inserted: false }
}

const keyOf = ({ provider, eventId }: NewInboxEvent) => `${provider} ${eventId}`

const INSERT_TOGETHER = `
  INSERT INTO inbox (id, provider, event_id, type, body, signature,
    payment_session_id)
  SELECT e.id, e.provider, e.event_id, e.type, e.body, e.signature,
    nullif(e.session_id, '')
  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
    ?::text[], ?::text[])
    AS e (id, provider, event_id, type, body, signature, session_id)
  ON CONFLICT (provider, event_id) DO NOTHING
  RETURNING id`

/**
 * Keeps many verified events with one statement, so with one commit; returns
 * the id of each that is new, `undefined` for one that was there.
 */
export async function insertInboxTogether(
  pg: Pg,
  events: readonly NewInboxEvent[]
): Promise<(string | undefined)[]> {
  const ids = events.map(() => newId("inev"))
  const rows = events.map((event, at) => ({ ...event, id: ids[at] ?? "" }))
  // In one order everywhere: two groups with the same events would otherwise
  // wait for each other.
  rows.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const { rows: fresh } = await pg.raw<{ rows: { id: string }[] }>(
    INSERT_TOGETHER,
    [
      rows.map(({ id }) => id),
      rows.map(({ provider }) => provider),
      rows.map(({ eventId }) => eventId),
      rows.map(({ type }) => type),
      rows.map(({ body }) => body),
      rows.map(({ signature }) => signature),
      rows.map(({ paymentSessionId }) => paymentSessionId ?? ""),
    ]
  )
  const inserted = new Set(fresh.map(({ id }) => id))
  return ids.map((id) => (inserted.has(id) ? id : undefined))
}

export async function findInbox(
  pg: Pg,
  provider: string,
  eventId: string
): Promise<InboxEvent | undefined> {
  const row = await pg<Raw>("inbox")
    .where({ provider, event_id: eventId } as object)
    .first()
  return row && toEvent(row)
}

export async function claimInbox(pg: Pg, claim: Claim): Promise<InboxEvent[]> {
  return (await claimRows<Raw>(pg, "inbox", claim)).map(toEvent)
}

/** Runs inside the settlement transaction, so that both commit or neither. */
export function finishInbox(
  tx: Tx,
  held: Held,
  state: "done" | "skipped" = "done",
  reason: string | null = null
): Promise<boolean> {
  return finishRow(tx, "inbox", held, { state, reason })
}

/** Why the event of this payment was set aside, and the session it names. */
export async function findParkedEvent(
  tx: Tx,
  paymentId: string
): Promise<Pick<InboxEvent, "reason" | "payment_session_id"> | undefined> {
  return tx("inbox")
    .where({ state: "parked" })
    .whereRaw("position(? in body) > 0", [JSON.stringify(paymentId)])
    .orderBy("received_at")
    .first("reason", "payment_session_id")
}

/** Sets an event aside for a person; its money is in suspense, not lost. */
export function parkInbox(
  tx: Tx,
  held: Held,
  reason: string
): Promise<boolean> {
  return finishRow(tx, "inbox", held, { state: "parked", reason })
}

export function retryInbox(
  tx: Tx,
  held: Held & { attempts: number },
  reason: string
): Promise<void> {
  return postponeRow(tx, "inbox", held, { reason })
}

/** Whether a verified event of this payment session waits to be worked on. */
export async function hasWaitingEvent(
  tx: Tx,
  paymentSessionId: string
): Promise<boolean> {
  const row: unknown = await tx("inbox")
    .where({ payment_session_id: paymentSessionId, state: "pending" })
    .first("id")
  return row !== undefined
}
