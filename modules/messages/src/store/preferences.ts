import type { Tx } from "@codex/kernel"
import type { RefusalReason } from "../types"

/** What a creator has said about notices; what is not there is wanted. */
export async function listPreferences(
  tx: Tx,
  creatorId: string
): Promise<{ type: string; wanted: boolean }[]> {
  return tx("notification_preference")
    .where({ creator_id: creatorId })
    .select<{ type: string; wanted: boolean }[]>("type", "wanted")
}

export async function savePreference(
  tx: Tx,
  creatorId: string,
  type: string,
  wanted: boolean
): Promise<void> {
  await tx("notification_preference")
    .insert({ creator_id: creatorId, type, wanted })
    .onConflict(["creator_id", "type"])
    .merge({ wanted, updated_at: tx.fn.now() })
}

/** Every type at once, for an address that cannot or will not be written to. */
export const EVERY_TYPE = "*"

/** This address is not written to again with this type of mail. */
export async function refuseMail(
  tx: Tx,
  email: string,
  type: string,
  reason: RefusalReason
): Promise<void> {
  await tx("email_refusal")
    .insert({ email: email.toLowerCase(), type, reason })
    .onConflict(["email", "type"])
    .ignore()
}

/** Why mail of this type may not go there, if it may not. */
export async function findRefusal(
  tx: Tx,
  email: string,
  type: string
): Promise<RefusalReason | null> {
  const rows = await tx("email_refusal")
    .where({ email: email.toLowerCase() })
    .whereIn("type", [type, EVERY_TYPE])
    .select<{ reason: RefusalReason }[]>("reason")
  return rows[0]?.reason ?? null
}
