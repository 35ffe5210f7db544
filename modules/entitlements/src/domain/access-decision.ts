/** What the decision needs to know about a grant. */
export interface GrantFacts {
  starts_at: Date
  expires_at: Date | null
  revoked_at: Date | null
  suspended_at?: Date | null
}

export type GrantState =
  "live" | "not_started" | "suspended" | "expired" | "revoked"

export type AccessDecision<G extends GrantFacts> =
  | { allowed: true; grant: G; expiresAt: Date | null }
  | {
      allowed: false
      reason: "no_grant" | Exclude<GrantState, "live">
      /** The grant the reason is about; null when there never was one. */
      grant: G | null
    }

export function grantState(grant: GrantFacts, now: Date): GrantState {
  if (grant.revoked_at) {
    return "revoked"
  }
  if (grant.expires_at && grant.expires_at <= now) {
    return "expired"
  }
  if (grant.suspended_at) {
    return "suspended"
  }
  return grant.starts_at > now ? "not_started" : "live"
}

const NEVER = Number.POSITIVE_INFINITY

function lasts(grant: GrantFacts): number {
  return grant.expires_at?.getTime() ?? NEVER
}

function newest<G extends GrantFacts>(grants: readonly G[]): G | undefined {
  return [...grants].sort(
    (a, b) => b.starts_at.getTime() - a.starts_at.getTime()
  )[0]
}

/** Which refusal says most to the person: what could still become access first. */
const REFUSALS = ["not_started", "suspended", "expired", "revoked"] as const

/**
 * Access is any live grant (PRODUCT, "Entitlement"). The deciding grant is the
 * live one that lasts longest; of equals the one that started first.
 */
export function decideAccess<G extends GrantFacts>(
  grants: readonly G[],
  now: Date
): AccessDecision<G> {
  const live = grants
    .filter((grant) => grantState(grant, now) === "live")
    .sort(
      (a, b) =>
        (lasts(a) === lasts(b) ? 0 : lasts(b) > lasts(a) ? 1 : -1) ||
        a.starts_at.getTime() - b.starts_at.getTime()
    )[0]
  if (live) {
    return { allowed: true, grant: live, expiresAt: live.expires_at }
  }
  for (const reason of REFUSALS) {
    const grant = newest(grants.filter((g) => grantState(g, now) === reason))
    if (grant) {
      return { allowed: false, reason, grant }
    }
  }
  return { allowed: false, reason: "no_grant", grant: null }
}
