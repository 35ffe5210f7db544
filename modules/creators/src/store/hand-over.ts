import type { Tx } from "@codex/kernel"
import { creatorsFailure } from "../errors"
import type { Membership } from "../types"
import { findMembership } from "./memberships"

export interface HandOver {
  organizationId: string
  /** Creators: the owner who goes, and the member who follows. */
  from: string
  to: string
}

/**
 * Makes a member the owner, and the owner an admin. There is always one owner
 * (`membership_one_owner`): of two who hand over at once the later finds that
 * they own nothing any more.
 */
export async function handOver(
  tx: Tx,
  { organizationId, from, to }: HandOver
): Promise<{ before: Membership }> {
  await tx("organization").where({ id: organizationId }).forUpdate().first("id")
  await tx("membership")
    .where({ organization_id: organizationId })
    .whereIn("creator_id", [from, to])
    .orderBy("id")
    .forUpdate()
    .select("id")
  const owner = await findMembership(tx, { organizationId, creatorId: from })
  const next = await findMembership(tx, { organizationId, creatorId: to })
  if (owner?.role !== "owner" || !next || from === to) {
    throw creatorsFailure("member_not_found")
  }
  const now = tx.fn.now()
  const give = (id: string, role: "owner" | "admin") =>
    tx("membership").where({ id }).update({ role, updated_at: now })
  await give(owner.id, "admin")
  await give(next.id, "owner")
  await tx("organization")
    .where({ id: organizationId })
    .update({ owner_creator_id: to, updated_at: now })
  return { before: next }
}
