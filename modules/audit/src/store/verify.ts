import { sha256Hex, type Tx } from "@codex/kernel"
import { GENESIS, sealFault } from "../domain/chain"
import type { AuditHead, AuditVerdict } from "../types"
import { ROW_TEXT } from "./row-text"

const PAGE = 1_000

const SEALED = `
  select s.position, s.event_seq, s.previous, s.hash,
    case when e.seq is not null then ${ROW_TEXT} end as row_text
  from audit_seal s left join audit_event e on e.seq = s.event_seq
  where s.position > ? order by s.position limit ${String(PAGE)}`

interface Row {
  position: string
  event_seq: string
  previous: string
  hash: string
  row_text: string | null
}

interface Last {
  position: bigint
  hash: string
}

function firstBad(rows: Row[], from: Last): AuditVerdict | Last {
  let last = from
  for (const row of rows) {
    const position = BigInt(row.position)
    const reason = sealFault(sha256Hex, last, {
      position,
      previous: row.previous,
      sealed: row.hash,
      rowText: row.row_text,
    })
    if (reason) {
      const { position: at, event_seq: eventSeq } = row
      return { ok: false, reason, position: at, eventSeq }
    }
    last = { position, hash: row.hash }
  }
  return last
}

/** A head noted earlier must still be in the chain, as it was. */
async function headFault(
  tx: Tx,
  head: AuditHead
): Promise<AuditVerdict | null> {
  const { rows } = await tx.raw<{ rows: { hash: string }[] }>(
    "select hash from audit_seal where position = ?",
    [head.position]
  )
  return rows[0]?.hash === head.hash
    ? null
    : {
        ok: false,
        reason: "chain_cut_short",
        position: head.position,
        eventSeq: null,
      }
}

async function countUnsealed(tx: Tx): Promise<number> {
  const { rows } = await tx.raw<{ rows: { n: string }[] }>(
    `select count(*) as n from audit_event e
     where not exists (select from audit_seal s where s.event_seq = e.seq)`
  )
  return Number(rows[0]?.n ?? 0)
}

/**
 * Recomputes the whole chain and names the first row that was changed,
 * removed or slipped in. Pass a head kept elsewhere (`auditHead`), otherwise
 * a chain whose end was cut off still looks whole.
 */
export async function verifyAudit(
  tx: Tx,
  knownHead?: AuditHead
): Promise<AuditVerdict> {
  let last: Last = { position: 0n, hash: GENESIS }
  for (;;) {
    const { rows } = await tx.raw<{ rows: Row[] }>(SEALED, [
      last.position.toString(),
    ])
    const result = firstBad(rows, last)
    if ("ok" in result) {
      return result
    }
    last = result
    if (rows.length < PAGE) {
      break
    }
  }
  const cut = knownHead ? await headFault(tx, knownHead) : null
  return (
    cut ?? {
      ok: true,
      sealed: Number(last.position),
      unsealed: await countUnsealed(tx),
    }
  )
}
