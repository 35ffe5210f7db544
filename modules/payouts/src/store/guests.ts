import { newId, type Tx } from "@codex/kernel"
import type { GuestPayee } from "../types"

const normal = (email: string) => email.trim().toLowerCase()

/** The payee of an address that has no account yet; one per address. */
export async function guestFor(
  tx: Tx,
  guest: { email: string; name: string }
): Promise<GuestPayee> {
  const email = normal(guest.email)
  await tx("guest_payee")
    .insert({ id: newId("guest"), email, name: guest.name })
    .onConflict("email")
    .ignore()
  const [row] = await tx("guest_payee")
    .where({ email })
    .select<GuestPayee[]>("*")
  if (!row) {
    throw new Error("guest_payee was neither written nor found")
  }
  return row
}

export async function findGuest(
  tx: Tx,
  email: string
): Promise<GuestPayee | null> {
  const [row] = await tx("guest_payee")
    .where({ email: normal(email) })
    .select<GuestPayee[]>("*")
  return row ?? null
}

/** Whose address it is gets what was held, once; `null` when there is nothing. */
export async function claimGuest(
  tx: Tx,
  input: { email: string; creatorId: string }
): Promise<GuestPayee | null> {
  const [row] = await tx("guest_payee")
    .where({ email: normal(input.email) })
    .whereNull("creator_id")
    .update({ creator_id: input.creatorId, claimed_at: tx.fn.now() })
    .returning<GuestPayee[]>("*")
  return row ?? null
}

/** Guests that a creator turned out to be. */
export async function guestsOf(tx: Tx, creatorId: string): Promise<string[]> {
  const rows = await tx("guest_payee")
    .where({ creator_id: creatorId })
    .select<{ id: string }[]>("id")
  return rows.map((row) => row.id)
}

/**
 * Claimed guests, locked, with the number of the move to come: later postings
 * on a frozen sale (a refund, a release) still name the guest.
 */
export async function lockClaimed(
  tx: Tx,
  limit: number,
  onlyId?: string
): Promise<GuestPayee[]> {
  const query = tx("guest_payee").whereNotNull("creator_id")
  return (onlyId ? query.where({ id: onlyId }) : query)
    .orderBy("id")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .select<GuestPayee[]>("*")
}

export async function countMove(tx: Tx, guestId: string): Promise<void> {
  await tx("guest_payee").where({ id: guestId }).increment("moves", 1)
}
