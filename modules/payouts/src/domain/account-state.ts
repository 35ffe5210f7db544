/** What Stripe says about an account, as far as a person can act on it. */
export interface AccountStanding {
  charges_enabled: boolean
  payouts_enabled: boolean
  details_submitted: boolean
  missing: readonly string[]
  disabled_reason: string | null
}

export type AccountState =
  "not_started" | "needs_information" | "in_review" | "restricted" | "ready"

/**
 * Where a payee stands with Stripe. `in_review`: everything was told and
 * Stripe looks at it. `restricted`: it worked, or was told, and Stripe now
 * holds it back.
 */
export function accountState(
  account: AccountStanding | null,
  needs: "payouts" | "charges" = "payouts"
): AccountState {
  if (!account) {
    return "not_started"
  }
  const works =
    needs === "charges" ? account.charges_enabled : account.payouts_enabled
  if (works && account.missing.length === 0) {
    return "ready"
  }
  if (!account.details_submitted) {
    return "needs_information"
  }
  if (account.missing.length > 0 || account.disabled_reason) {
    return works ? "ready" : "restricted"
  }
  return "in_review"
}
