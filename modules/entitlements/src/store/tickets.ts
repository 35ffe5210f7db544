import { randomToken, sha256Hex, type Tx } from "@codex/kernel"
import { fail } from "../errors"
import type { Download, DownloadTicket } from "../types"
import { explainAccess, lockGrants } from "./grants"
import { rowsOf } from "./sql"

/** PRODUCT decision 1: a download link lives for an hour and is used once. */
export const TICKET_MINUTES = 60

/** Who may fetch it: a customer through a post, or the file's own creator. */
type TicketHolder =
  | { holder: "customer"; customerId: string; postId: string }
  | { holder: "creator" }

export type IssueTicketInput = TicketHolder & {
  assetId: string
  creatorId: string
  /** Tickets of one holder within an hour. */
  perHour: number
}

export interface IssuedTicket {
  /** Goes into the address; only its hash is kept. */
  token: string
  expiresAt: Date
}

const ids = (input: IssueTicketInput) =>
  input.holder === "customer"
    ? { customerId: input.customerId, postId: input.postId }
    : { customerId: null, postId: null }

/** A holder's requests queue, so that two at once cannot both be the last. */
async function countLately(tx: Tx, holderId: string): Promise<number> {
  await rowsOf(
    tx,
    "SELECT pg_advisory_xact_lock(hashtext('codex.download'), hashtext(:holderId))",
    { holderId }
  )
  const [row] = await rowsOf<{ count: string }>(
    tx,
    `SELECT count(*) FROM download_ticket
      WHERE coalesce(customer_id, creator_id) = :holderId
        AND created_at > now() - interval '1 hour'`,
    { holderId }
  )
  return Number(row?.count ?? 0)
}

/**
 * Fails with `not_entitled` in the transaction that would write the ticket; a
 * revocation at the same time waits, or is waited for.
 */
async function assertEntitled(tx: Tx, holder: TicketHolder): Promise<void> {
  if (holder.holder === "customer") {
    const { customerId, postId } = holder
    await lockGrants(tx, customerId, postId, "SHARE")
    if (!(await explainAccess(tx, customerId, postId)).allowed) {
      throw fail("not_entitled")
    }
  }
}

/** Counts across creators: call it in `withPlatform`. */
export async function issueTicket(
  tx: Tx,
  input: IssueTicketInput
): Promise<IssuedTicket> {
  const { customerId, postId } = ids(input)
  await assertEntitled(tx, input)
  if ((await countLately(tx, customerId ?? input.creatorId)) >= input.perHour) {
    throw fail("too_many_downloads", { count: input.perHour })
  }
  const token = randomToken(32)
  const [row] = await rowsOf<{ expires_at: Date }>(
    tx,
    `INSERT INTO download_ticket (token_hash, creator_id, asset_id, holder,
       customer_id, post_id, expires_at)
     VALUES (:tokenHash, :creatorId, :assetId, :holder, :customerId, :postId,
       now() + make_interval(mins => CAST(:minutes AS int)))
     RETURNING expires_at`,
    {
      tokenHash: sha256Hex(token),
      creatorId: input.creatorId,
      assetId: input.assetId,
      holder: input.holder,
      customerId,
      postId,
      minutes: TICKET_MINUTES,
    }
  )
  if (!row) {
    throw new Error("INSERT INTO download_ticket returned no row")
  }
  return { token, expiresAt: row.expires_at }
}

/** The ticket of a token, whatever became of it. */
export async function findTicket(
  tx: Tx,
  token: string
): Promise<DownloadTicket | null> {
  const [ticket] = await rowsOf<DownloadTicket>(
    tx,
    "SELECT * FROM download_ticket WHERE token_hash = :tokenHash",
    { tokenHash: sha256Hex(token) }
  )
  return ticket ?? null
}

/**
 * Uses a ticket up. One UPDATE decides: of any number of requests at once one
 * gets the row, and the others the reason. Access is judged again in the same
 * transaction; a refusal throws, so the ticket is as it was.
 */
export async function spendTicket(
  tx: Tx,
  token: string
): Promise<DownloadTicket> {
  const [ticket] = await rowsOf<DownloadTicket>(
    tx,
    `UPDATE download_ticket SET spent_at = now()
      WHERE token_hash = :tokenHash AND spent_at IS NULL AND expires_at > now()
      RETURNING *`,
    { tokenHash: sha256Hex(token) }
  )
  if (!ticket) {
    const known = await findTicket(tx, token)
    throw fail(known?.spent_at ? "download_used" : "download_expired")
  }
  await assertEntitled(tx, holderOf(ticket))
  return ticket
}

function holderOf(ticket: DownloadTicket): TicketHolder {
  const { customer_id: customerId, post_id: postId } = ticket
  return customerId !== null && postId !== null
    ? { holder: "customer", customerId, postId }
    : { holder: "creator" }
}

/** What a customer has downloaded of these posts, the first time of each. */
export function listDownloads(
  tx: Tx,
  customerId: string,
  postIds: readonly string[]
): Promise<Download[]> {
  return rowsOf(
    tx,
    `SELECT post_id, asset_id, min(spent_at) AS downloaded_at
      FROM download_ticket
      WHERE coalesce(customer_id, creator_id) = :customerId
        AND post_id = ANY(:postIds) AND spent_at IS NOT NULL
      GROUP BY post_id, asset_id ORDER BY downloaded_at, asset_id`,
    { customerId, postIds }
  )
}

/** A person who goes takes their tickets, used ones and open ones, along. */
export async function forgetDownloads(
  tx: Tx,
  customerId: string
): Promise<void> {
  await tx("download_ticket").where({ customer_id: customerId }).delete()
}

/**
 * Forgets what was not used for a day. What was used stays: it tells what a
 * buyer has taken, which refunds and disputes ask.
 */
export async function forgetTickets(tx: Tx, limit = 1_000): Promise<number> {
  const removed = await rowsOf(
    tx,
    `DELETE FROM download_ticket
      WHERE token_hash IN (SELECT token_hash FROM download_ticket
        WHERE expires_at < now() - interval '1 day' AND spent_at IS NULL
        ORDER BY expires_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      RETURNING token_hash`,
    { limit }
  )
  return removed.length
}
