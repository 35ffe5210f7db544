import type { MembershipRole } from "@codex/creators"
import type { StudioActor } from "@codex/plugin-creators/workflows"
import { mayChange } from "./gives"
import { accountsFailure } from "../lib/failures"

/** A creator's own organization stays theirs alone. */
export function requireBrand({ organization }: StudioActor): void {
  if (organization.kind === "personal") {
    throw accountsFailure("organization_personal")
  }
}

/** Refuses who may not give this role, nor take it away. */
export function requireAbove(
  { organization }: StudioActor,
  role: MembershipRole
): void {
  if (!mayChange(organization.role, role)) {
    throw accountsFailure("role_not_yours", { role })
  }
}
