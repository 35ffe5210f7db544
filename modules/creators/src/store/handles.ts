import type { Tx } from "@codex/kernel"
import { checkHandle, normalizeHandle } from "../domain/handle"
import { creatorsFailure } from "../errors"
import type { HandleTarget, Organization } from "../types"

interface ClaimInput {
  handle: string
  targetType: HandleTarget["target_type"]
  targetId: string
}

/**
 * Takes a handle for a creator or an organization: one namespace, first come.
 * The primary key decides a race, never a look beforehand.
 */
export async function claimHandle(
  tx: Tx,
  input: ClaimInput
): Promise<HandleTarget> {
  const handle = normalizeHandle(input.handle)
  const refusal = checkHandle(handle)
  if (refusal) {
    throw creatorsFailure(refusal, { handle })
  }
  const [row] = await tx("handle")
    .insert({
      handle,
      target_type: input.targetType,
      target_id: input.targetId,
    })
    .onConflict("handle")
    .ignore()
    .returning<HandleTarget[]>(["handle", "target_type", "target_id"])
  if (!row) {
    throw creatorsFailure("handle_taken", { handle })
  }
  return row
}

export async function releaseHandle(tx: Tx, handle: string): Promise<void> {
  await tx("handle").where({ handle }).delete()
}

/** Who a public address belongs to, or null. */
export async function resolveHandle(
  tx: Tx,
  handle: string
): Promise<HandleTarget | null> {
  const row = await tx("handle")
    .where({ handle: normalizeHandle(handle) })
    .first<HandleTarget>("handle", "target_type", "target_id")
  return row ?? null
}

/**
 * The organization behind a public address: the brand itself, or the personal
 * organization of a creator (they share the handle).
 */
export async function resolveOrganizationByHandle(
  tx: Tx,
  handle: string
): Promise<Organization | null> {
  const row = await tx("organization")
    .where({ handle: normalizeHandle(handle) })
    .first<Organization>()
  return row ?? null
}
