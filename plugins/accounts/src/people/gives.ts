import type { MembershipRole } from "@codex/creators"
import type { GivenRole } from "../contract"

/** Below whom each role stands: an admin does not make or unmake admins. */
const GIVES: Record<MembershipRole, GivenRole[]> = {
  owner: ["admin", "creator", "member"],
  admin: ["creator", "member"],
  creator: [],
  member: [],
}

/** The roles somebody with this role may give, and take away again. */
export const rolesGivenBy = (role: MembershipRole): GivenRole[] => GIVES[role]

export const mayChange = (
  role: MembershipRole,
  other: MembershipRole
): boolean => GIVES[role].some((given) => given === other)
