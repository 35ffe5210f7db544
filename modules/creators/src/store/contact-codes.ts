import { newId, type Tx } from "@codex/kernel"

const MINUTES = 10
const TRIES = 5
/** Codes asked for in an hour, for one address and by one requester. */
const PER_ADDRESS = 5
const PER_REQUESTER = 20

/** What a code is asked for; it is worth nothing for anything else. */
export type CodePurpose = "buyer" | "sign_up" | "email_change" | "phone"

export interface ContactCode {
  id: string
  /** E-mail address or phone number (E.164), as the purpose has it. */
  address: string
  /** Who asked, as `insertContactCode` was told. */
  requester: string
  expires_at: Date
}

interface Asked {
  purpose: CodePurpose
  address: string
  /** Who asks, as a hash: of a login, or of the address a request came from. */
  requester: string
}

/** A new request, or `undefined` when there were too many in the last hour. */
export async function insertContactCode(
  tx: Tx,
  { purpose, address, requester }: Asked
): Promise<ContactCode | undefined> {
  // Two requests at once for one address count one after the other.
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtextextended(?, 0))`, [
    address,
  ])
  const { rows } = await tx.raw<{ rows: ContactCode[] }>(
    `INSERT INTO contact_code (id, purpose, address, requester, expires_at)
     SELECT ?, ?, ?, ?, now() + make_interval(mins => ?)
     WHERE (SELECT count(*) FROM contact_code WHERE address = ?
         AND created_at > now() - interval '1 hour') < ?
       AND (SELECT count(*) FROM contact_code WHERE requester = ?
         AND created_at > now() - interval '1 hour') < ?
     RETURNING id, address, requester, expires_at`,
    [
      newId("code"),
      purpose,
      address,
      requester,
      MINUTES,
      address,
      PER_ADDRESS,
      requester,
      PER_REQUESTER,
    ]
  )
  return rows[0]
}

/**
 * Counts one try and says whose request it is; `undefined` when it is unknown,
 * for something else, over, used or out of tries. The count stands even if the
 * code is wrong.
 */
export async function countCodeTry(
  tx: Tx,
  { id, purpose }: { id: string; purpose: CodePurpose }
): Promise<ContactCode | undefined> {
  const { rows } = await tx.raw<{ rows: ContactCode[] }>(
    `UPDATE contact_code SET tries = tries + 1
     WHERE id = ? AND purpose = ? AND used_at IS NULL
       AND expires_at > now() AND tries < ?
     RETURNING id, address, requester, expires_at`,
    [id, purpose, TRIES]
  )
  return rows[0]
}

/** Whether this was the one use of the request. */
export async function useContactCode(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx("contact_code")
    .where({ id })
    .whereNull("used_at")
    .update({ used_at: tx.fn.now() })
  return changed === 1
}

/** Forgets requests nobody can use or be limited by any more. */
export async function forgetContactCodes(tx: Tx): Promise<number> {
  return tx("contact_code")
    .whereRaw("created_at < now() - interval '1 day'")
    .delete()
}
