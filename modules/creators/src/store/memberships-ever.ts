import { assertDefined, type Tx } from "@codex/kernel"
import type { MembershipStatus, OrganizationOfCreator } from "../types"

/** An organization somebody works for, or has left. */
export interface OrganizationEver extends OrganizationOfCreator {
  membership_status: MembershipStatus
  joined_at: Date
  /** When the membership was last changed: when it ended, if it has. */
  changed_at: Date
}

/** Every organization a creator has ever been a member of, the first one first. */
export function listOrganizationsEver(
  tx: Tx,
  creatorId: string
): Promise<OrganizationEver[]> {
  return tx("membership as m")
    .join("organization as o", "o.id", "m.organization_id")
    .where({ "m.creator_id": assertDefined(creatorId, "creator id") })
    .orderBy(["m.created_at", "m.id"])
    .select<OrganizationEver[]>(
      "o.*",
      "m.role",
      "m.status as membership_status",
      "m.created_at as joined_at",
      "m.updated_at as changed_at"
    )
}
