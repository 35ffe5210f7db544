import type { StudioActor } from "@codex/plugin-creators/workflows"
import { walletFailure } from "./failures"

export interface Payee {
  id: string
  /** Whose rows a payee's payouts are: a creator's personal organization. */
  organizationId: string
  kind: "creator" | "organization"
  name: string
}

/**
 * The wallets this person may open: their own, and that of the brand they are
 * acting for when they are its owner or an admin.
 */
export function payeesOf(actor: StudioActor): Payee[] {
  const { creator, organization } = actor
  const own: Payee = {
    id: creator.id,
    organizationId: creator.personal_organization_id,
    kind: "creator",
    name: creator.display_name,
  }
  const managesBrand =
    organization.kind === "brand" &&
    (organization.role === "owner" || organization.role === "admin")
  return managesBrand
    ? [
        own,
        {
          id: organization.id,
          organizationId: organization.id,
          kind: "organization",
          name: organization.name,
        },
      ]
    : [own]
}

export function choosePayee(actor: StudioActor, kind: Payee["kind"]): Payee {
  const payee = payeesOf(actor).find((each) => each.kind === kind)
  if (!payee) {
    throw walletFailure("wallet_not_found")
  }
  return payee
}
