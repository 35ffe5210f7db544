import { assertDefined, type Tx } from "@codex/kernel"
import { featureOn } from "./platform-settings"

export interface VerifiedPhone {
  /** E.164. */
  number: string
  verified_at: Date
}

/** The number a creator answers, or `null` while none is proven. */
export async function getVerifiedPhone(
  tx: Tx,
  creatorId: string
): Promise<VerifiedPhone | null> {
  const row = await tx("verified_phone")
    .where({ creator_id: assertDefined(creatorId, "creator") })
    .first<VerifiedPhone>("number", "verified_at")
  return row ?? null
}

/** Takes the place of the number that was there. */
export async function putVerifiedPhone(
  tx: Tx,
  creatorId: string,
  number: string
): Promise<void> {
  await tx("verified_phone")
    .insert({ creator_id: creatorId, number })
    .onConflict("creator_id")
    .merge({ number, verified_at: tx.fn.now() })
}

/** A creator, or an organization for all its owners. */
export type PhoneOwner = { creatorId: string } | { organizationId: string }

/** Whether anybody has to prove a number before something is a first. */
export async function isPhoneMissing(
  tx: Tx,
  owner: PhoneOwner
): Promise<boolean> {
  if (!(await featureOn(tx, "creator_phone"))) {
    return false
  }
  if ("creatorId" in owner) {
    return (await getVerifiedPhone(tx, owner.creatorId)) === null
  }
  const proven = await tx("membership as m")
    .join("verified_phone as p", "p.creator_id", "m.creator_id")
    .where({ "m.organization_id": owner.organizationId, "m.role": "owner" })
    .first("p.creator_id")
  return proven === undefined
}
