import { accountState, payoutsOptions } from "@codex/payouts"
import type { ConnectedAccount } from "@codex/payouts"
import type { StripeStanding } from "../contract"

type Missing = StripeStanding["missing"][number]

/** Stripe's names of what it wants, by the words a person has for it. */
const GROUPS: [RegExp, Missing][] = [
  [/^external_account/, "bank_account"],
  [/^tos_acceptance/, "terms"],
  [/verification|id_number|ssn_last_4/, "identity"],
  [/^(individual|representative|person_)/, "personal"],
  [/^(business|company|owners|directors)/, "business"],
]

export function missingKinds(names: readonly string[]): Missing[] {
  const kinds = names.map(
    (name) => GROUPS.find(([pattern]) => pattern.test(name))?.[1] ?? "other"
  )
  return [...new Set(kinds)]
}

/** What a payee's Stripe account can do, and what it still needs. */
export function standingOf(
  account: ConnectedAccount | null,
  needs: "payouts" | "charges"
): StripeStanding {
  return {
    offered: payoutsOptions().stripe !== undefined,
    state: accountState(account, needs),
    country: account?.country ?? null,
    can_charge: account?.charges_enabled ?? false,
    can_be_paid: account?.payouts_enabled ?? false,
    missing: missingKinds(account?.missing ?? []),
  }
}
