import { sha256Hex, type Tx } from "@codex/kernel"
import { chain, GENESIS } from "../domain/chain"
import type { AuditHead } from "../types"
import { ROW_TEXT } from "./row-text"

/** Any constant will do, as long as nobody else locks it. */
const LOCK = "select pg_advisory_xact_lock(hashtext('codex_audit_seal'))"

/*
 * Events commit out of order, so "after the last sealed one" would lose the
 * late ones for ever. An hour is longer than any transaction may take.
 */
const UNSEALED = `
  select e.seq, ${ROW_TEXT} as row_text from audit_event e
  where e.occurred_at >= coalesce(
      (select max(sealed_at) from audit_seal) - interval '1 hour', '-infinity')
    and not exists (select from audit_seal s where s.event_seq = e.seq)
  order by e.seq limit ?`

const INSERT = `
  insert into audit_seal (position, event_seq, previous, hash)
  select s.position, s.event_seq, s.previous, s.hash
  from jsonb_to_recordset(?::jsonb) as s
    (position bigint, event_seq bigint, previous text, hash text)`

/** The last seal; `null` before the first. */
export async function auditHead(tx: Tx): Promise<AuditHead | null> {
  const { rows } = await tx.raw<{ rows: AuditHead[] }>(
    "select position, hash from audit_seal order by position desc limit 1"
  )
  return rows[0] ?? null
}

interface UnsealedRow {
  seq: string
  row_text: string
}

/**
 * Chains events that no seal covers yet; returns how many. Run it from a job
 * (withPlatform), never inside the transaction that writes an event: a chain
 * there would make every writer wait for every other (ARCHITECTURE §2).
 */
export async function sealAudit(tx: Tx, limit = 1_000): Promise<number> {
  await tx.raw(LOCK)
  const head = await auditHead(tx)
  const { rows } = await tx.raw<{ rows: UnsealedRow[] }>(UNSEALED, [limit])
  if (rows.length === 0) {
    return 0
  }
  const start = head?.hash ?? GENESIS
  const hashes = chain(
    sha256Hex,
    start,
    rows.map((row) => row.row_text)
  )
  const first = BigInt(head?.position ?? 0) + 1n
  const seals = rows.map((row, index) => ({
    position: (first + BigInt(index)).toString(),
    event_seq: row.seq,
    previous: hashes[index - 1] ?? start,
    hash: hashes[index],
  }))
  await tx.raw(INSERT, [JSON.stringify(seals)])
  return rows.length
}
