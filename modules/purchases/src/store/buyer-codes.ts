import { newId } from "@codex/kernel"
import type { Tx } from "@codex/kernel"

const MINUTES = 10
const TRIES = 5
/** Codes asked for in an hour, for one address and by one requester. */
const PER_EMAIL = 5
const PER_REQUESTER = 20

export interface BuyerCode {
  id: string
  email: string
  expires_at: Date
}

interface Asked {
  email: string
  /** Who asks, as a hash of the address the request came from. */
  requester: string
}

/** A new request, or `undefined` when there were too many in the last hour. */
export async function insertBuyerCode(
  tx: Tx,
  { email, requester }: Asked
): Promise<BuyerCode | undefined> {
  // Two requests at once for one address count one after the other.
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`, [email])
  const { rows } = await tx.raw<{ rows: BuyerCode[] }>(
    `INSERT INTO buyer_code (id, email, requester, expires_at)
     SELECT ?, ?, ?, now() + make_interval(mins => ?)
     WHERE (SELECT count(*) FROM buyer_code WHERE email = ?
         AND created_at > now() - interval '1 hour') < ?
       AND (SELECT count(*) FROM buyer_code WHERE requester = ?
         AND created_at > now() - interval '1 hour') < ?
     RETURNING id, email, expires_at`,
    [
      newId("bcode"),
      email,
      requester,
      MINUTES,
      email,
      PER_EMAIL,
      requester,
      PER_REQUESTER,
    ]
  )
  return rows[0]
}

/**
 * Counts one try and says whose request it is; `undefined` when it is unknown,
 * over, used or out of tries. The count stands even if the code is wrong.
 */
export async function countTry(
  tx: Tx,
  id: string
): Promise<BuyerCode | undefined> {
  const { rows } = await tx.raw<{ rows: BuyerCode[] }>(
    `UPDATE buyer_code SET tries = tries + 1
     WHERE id = ? AND used_at IS NULL AND expires_at > now() AND tries < ?
     RETURNING id, email, expires_at`,
    [id, TRIES]
  )
  return rows[0]
}

/** Whether this was the one use of the request. */
export async function useBuyerCode(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx("buyer_code")
    .where({ id })
    .whereNull("used_at")
    .update({ used_at: tx.fn.now() })
  return changed === 1
}

export async function findBuyerCode(
  tx: Tx,
  id: string
): Promise<BuyerCode | undefined> {
  const row = await tx<BuyerCode>("buyer_code").where({ id }).first()
  return row
}

/** Forgets requests nobody can use or be limited by any more. */
export async function forgetBuyerCodes(tx: Tx): Promise<number> {
  return tx("buyer_code")
    .whereRaw("created_at < now() - interval '1 day'")
    .delete()
}
