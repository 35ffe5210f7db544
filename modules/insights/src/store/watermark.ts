import type { Tx } from "@codex/kernel"
import type { Mark } from "../types"

const NAME = "sales"

export interface TakenMark extends Mark {
  /** Of another cluster: no transaction here has come that far. */
  ahead: boolean
}

const TAKE = `SELECT xid::text AS xid, id,
    xid >= pg_snapshot_xmax(pg_current_snapshot()) AS ahead
  FROM insight_watermark WHERE name = ? FOR UPDATE`

/**
 * Takes the mark for this transaction; `null` while somebody else has it.
 * Whoever holds it is the only one that writes days and events.
 */
export async function takeMark(tx: Tx): Promise<TakenMark | null> {
  const { rows } = await tx.raw<{ rows: TakenMark[] }>(`${TAKE} SKIP LOCKED`, [
    NAME,
  ])
  return rows[0] ?? null
}

/** The same for somebody who will wait for it. */
export async function awaitMark(tx: Tx): Promise<void> {
  await tx.raw(TAKE, [NAME])
}

/** Everything below it has committed; whatever comes later is above it. */
export async function presentMark(tx: Tx): Promise<Mark> {
  const { rows } = await tx.raw<{ rows: { xid: string }[] }>(
    "SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid"
  )
  return { xid: rows[0]?.xid ?? "0", id: "" }
}

export async function moveMark(tx: Tx, mark: Mark): Promise<void> {
  await tx.raw(
    "UPDATE insight_watermark SET xid = ?::xid8, id = ? WHERE name = ?",
    [mark.xid, mark.id, NAME]
  )
}
