import { claimRows, finishRow, newId, postponeRow } from "@codex/kernel"
import type { Claim, Held, Pg, Tx } from "@codex/kernel"
import type { OutboxRow, OutboxState } from "../types"

export interface NewOutboxRow {
  kind: string
  refId: string
  payload?: Record<string, unknown>
}

interface Raw extends Omit<OutboxRow, "fence"> {
  fence: string
}

const toRow = (row: Raw): OutboxRow => ({ ...row, fence: BigInt(row.fence) })

/** Asks for one effect; `(kind, ref_id)` is unique, so asking twice is one. */
export async function insertOutbox(tx: Tx, row: NewOutboxRow): Promise<void> {
  await tx("outbox")
    .insert({
      id: newId("out"),
      kind: row.kind,
      ref_id: row.refId,
      payload: JSON.stringify(row.payload ?? {}),
    })
    .onConflict(["kind", "ref_id"])
    .ignore()
}

const columnsOf = (rows: readonly NewOutboxRow[]) => [
  rows.map(() => newId("out")),
  rows.map((row) => row.kind),
  rows.map((row) => row.refId),
  rows.map((row) => JSON.stringify(row.payload ?? {})),
]

/** The same for many at once, in one statement. */
export async function insertOutboxRows(
  tx: Tx,
  rows: readonly NewOutboxRow[]
): Promise<void> {
  await tx.raw(
    `insert into outbox (id, kind, ref_id, payload)
     select n.id, n.kind, n.ref_id, n.payload::jsonb
     from unnest(?::text[], ?::text[], ?::text[], ?::text[])
       as n (id, kind, ref_id, payload)
     on conflict (kind, ref_id) do nothing`,
    columnsOf(rows)
  )
}

/**
 * The same as part of the statement that posts journals: the rows of those
 * whose key is new, which it reads from `posted (idem)`.
 */
export function outboxAlongside(
  journals: readonly { idem: string; extra: readonly NewOutboxRow[] }[]
) {
  const rows = journals.flatMap(({ extra }) => extra)
  const idems = journals.flatMap(({ idem, extra }) => extra.map(() => idem))
  return {
    sql: `insert into outbox (id, kind, ref_id, payload)
      select n.id, n.kind, n.ref_id, n.payload::jsonb
      from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        as n (id, kind, ref_id, payload, idem)
      join posted on posted.idem = n.idem
      on conflict (kind, ref_id) do nothing`,
    bindings: [...columnsOf(rows), idems],
  }
}

export async function claimOutbox(pg: Pg, claim: Claim): Promise<OutboxRow[]> {
  return (await claimRows<Raw>(pg, "outbox", claim)).map(toRow)
}

export function finishOutbox(
  tx: Tx,
  held: Held,
  state: "done" | "kept",
  result: Record<string, unknown>
): Promise<boolean> {
  return finishRow(tx, "outbox", held, {
    state,
    result: JSON.stringify(result),
    last_error: null,
  })
}

/** Tries again later, or gives up after `maxAttempts` and shows it. */
export async function failOutbox(
  tx: Tx,
  held: Held & { attempts: number },
  error: string,
  options: { retriable: boolean; maxAttempts: number }
): Promise<void> {
  const set = { last_error: error.slice(0, 1000) }
  if (options.retriable && held.attempts < options.maxAttempts) {
    await postponeRow(tx, "outbox", held, set)
    return
  }
  await finishRow(tx, "outbox", held, { ...set, state: "failed" })
}

/** The operator's Retry: a failed row starts over. */
export async function retryOutbox(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx("outbox").where({ id, state: "failed" }).update({
    state: "pending",
    attempts: 0,
    next_at: tx.fn.now(),
    finished_at: null,
  })
  return changed === 1
}

/** The same for the one effect of this kind; it may be under way already. */
export async function requeueOutbox(
  tx: Tx,
  kind: string,
  refId: string
): Promise<void> {
  const row = await tx("outbox")
    .where({ kind, ref_id: refId })
    .first<{ id: string } | undefined>("id")
  if (row) {
    await retryOutbox(tx, row.id)
  }
}

export async function getOutbox(
  tx: Tx,
  id: string
): Promise<OutboxRow | undefined> {
  const row = await tx<Raw>("outbox")
    .where({ id } as object)
    .first()
  return row && toRow(row)
}

export async function listOutboxFor(
  tx: Tx,
  refId: string
): Promise<OutboxRow[]> {
  const rows = await tx("outbox").where({ ref_id: refId }).orderBy("kind")
  return (rows as Raw[]).map(toRow)
}

/** What has been taken out of a purchase's recorded tax, and what waits. */
export async function listTaxReversals(
  tx: Tx,
  purchaseId: string
): Promise<OutboxRow[]> {
  const rows = await tx("outbox")
    .where({ kind: "tax_reversal" })
    .whereRaw("payload ->> 'purchase_id' = ?", [purchaseId])
    .orderBy("created_at")
  return (rows as Raw[]).map(toRow)
}

export interface OutboxFilter {
  state?: OutboxState
  kind?: string
  q?: string
  limit: number
  offset: number
}

export async function listOutbox(
  tx: Tx,
  filter: OutboxFilter
): Promise<{ rows: OutboxRow[]; count: number }> {
  const query = tx("outbox")
  if (filter.state) {
    void query.where({ state: filter.state })
  }
  if (filter.kind) {
    void query.where({ kind: filter.kind })
  }
  if (filter.q) {
    void query.whereRaw(
      "(payload->>'to' ILIKE ? OR payload->>'title' ILIKE ?)",
      [`%${filter.q}%`, `%${filter.q}%`]
    )
  }
  const total = await query.clone().count<{ count: string }[]>("* as count")
  const rows = await query
    // Ids begin with the time, so the newest need no index of their own.
    .orderBy("id", "desc")
    .limit(filter.limit)
    .offset(filter.offset)
  return {
    rows: (rows as Raw[]).map(toRow),
    count: Number(total[0]?.count ?? 0),
  }
}
