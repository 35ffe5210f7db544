import { assertDefined, newId, type Tx } from "@codex/kernel"
import { creatorsFailure } from "../errors"
import type {
  InvitedRole,
  Member,
  Membership,
  OrganizationOfCreator,
} from "../types"

interface MemberKey {
  organizationId: string
  creatorId: string
}

export interface AddMemberInput extends MemberKey {
  role: InvitedRole
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
  key: MemberKey
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

/** The same, locked: what is judged of the role stays true until the end. */
export async function lockMembership(
  tx: Tx,
  key: MemberKey
): Promise<Membership | null> {
  await tx("membership")
    .where({
      organization_id: assertDefined(key.organizationId, "organization id"),
      creator_id: assertDefined(key.creatorId, "creator id"),
    })
    .forUpdate()
    .first("id")
  return findMembership(tx, key)
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
    })
    .orderByRaw("(o.kind = 'brand') desc, m.created_at, o.id")
    .select<OrganizationOfCreator[]>("o.*", "m.role")
}

/** Who works for an organization, the owner first. */
export async function listMembers(
  tx: Tx,
  organizationId: string
): Promise<Member[]> {
  return tx("membership as m")
    .join("creator as c", "c.id", "m.creator_id")
    .where({
      "m.organization_id": assertDefined(organizationId, "organization id"),
      "m.status": "active",
    })
    .orderByRaw("(m.role = 'owner') desc, c.display_name, m.id")
    .select<Member[]>("m.*", "c.display_name", "c.handle")
}

/** Everybody who has left an organization and not come back. */
export async function listFormerMembers(tx: Tx): Promise<Membership[]> {
  return tx("membership")
    .where({ status: "removed" })
    .orderBy("id")
    .select<Membership[]>("*")
}

async function requireMember(tx: Tx, key: MemberKey): Promise<Membership> {
  const member = await lockMembership(tx, key)
  if (!member) {
    throw creatorsFailure("member_not_found")
  }
  return member
}

async function updateMember(
  tx: Tx,
  { id }: Membership,
  change: { role: InvitedRole } | { status: "removed" }
): Promise<Membership> {
  const [row] = await tx("membership")
    .where({ id })
    .update({ ...change, updated_at: tx.fn.now() })
    .returning<Membership[]>("*")
  return assertDefined(row, "membership")
}

/** Gives a member another role; the owner stays the owner. */
export async function setMemberRole(
  tx: Tx,
  { role, ...key }: AddMemberInput
): Promise<Membership> {
  const member = await requireMember(tx, key)
  if (member.role === "owner") {
    throw creatorsFailure("owner_keeps_the_role")
  }
  return updateMember(tx, member, { role })
}

/** Ends a membership; the row stays and says who was here. */
export async function removeMember(
  tx: Tx,
  key: MemberKey
): Promise<Membership> {
  const member = await requireMember(tx, key)
  if (member.role === "owner") {
    throw creatorsFailure("owner_cannot_be_removed")
  }
  return updateMember(tx, member, { status: "removed" })
}
