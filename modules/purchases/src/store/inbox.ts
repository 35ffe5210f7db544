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
