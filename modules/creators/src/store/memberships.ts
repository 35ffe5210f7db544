import { assertDefined, newId, type Tx } from "@codex/kernel"
import { creatorsFailure } from "../errors"
import type {
  Membership,
  MembershipRole,
  OrganizationOfCreator,
} from "../types"

export interface AddMemberInput {
  organizationId: string
  creatorId: string
  role: Exclude<MembershipRole, "owner">
}

/**
 * Adds a creator to an organization, or changes the role of one who is in it
 * (also of one who had left). The owner stays the owner.
 */
export async function addMember(
  tx: Tx,
  input: AddMemberInput
): Promise<Membership> {
  const [row] = await tx("membership")
    .insert({
      id: newId("mbr"),
      organization_id: assertDefined(input.organizationId, "organization id"),
      creator_id: assertDefined(input.creatorId, "creator id"),
      role: input.role,
    })
    .onConflict(["organization_id", "creator_id"])
    .merge({ role: input.role, status: "active", updated_at: tx.fn.now() })
    .where("membership.role", "<>", "owner")
    .returning<Membership[]>("*")
  const member = row ?? (await findMembership(tx, input))
  return assertDefined(member, "membership")
}

export async function findMembership(
  tx: Tx,
  key: { organizationId: string; creatorId: string }
): Promise<Membership | null> {
  const row = await tx("membership")
    .where({
      organization_id: assertDefined(key.organizationId, "organization id"),
      creator_id: assertDefined(key.creatorId, "creator id"),
      status: "active",
    })
    .first<Membership>()
  return row ?? null
}

/** Every organization a creator is an active member of. */
export async function listMemberships(
  tx: Tx,
  creatorId: string
): Promise<Membership[]> {
  return tx("membership")
    .where({
      creator_id: assertDefined(creatorId, "creator id"),
      status: "active",
    })
    .orderBy(["created_at", "id"])
    .select<Membership[]>("*")
}

/** The organizations of a creator, brands first, each with the role there. */
export async function listOrganizationsOfCreator(
  tx: Tx,
  creatorId: string
): Promise<OrganizationOfCreator[]> {
  return tx("membership as m")
    .join("organization as o", "o.id", "m.organization_id")
    .where({
      "m.creator_id": assertDefined(creatorId, "creator id"),
      "m.status": "active",
      "o.status": "active",
    })
    .orderByRaw("(o.kind = 'brand') desc, m.created_at, o.id")
    .select<OrganizationOfCreator[]>("o.*", "m.role")
}

export async function removeMember(
  tx: Tx,
  key: { organizationId: string; creatorId: string }
): Promise<void> {
  const member = await findMembership(tx, key)
  if (!member) {
    throw creatorsFailure("member_not_found")
  }
  if (member.role === "owner") {
    throw creatorsFailure("owner_cannot_be_removed")
  }
  await tx("membership")
    .where({ id: member.id })
    .update({ status: "removed", updated_at: tx.fn.now() })
}
