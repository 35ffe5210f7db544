/** PRODUCT decision 1: a playback lease lasts at most four hours. */
export const MAX_LEASE_MINUTES = 240

/**
 * When a lease that starts now ends: after `leaseMinutes`, never later than
 * four hours from now and never later than the access it stands on.
 */
export function leaseEnd(
  now: Date,
  leaseMinutes: number,
  accessExpiresAt: Date | null
): Date {
  const minutes = Math.min(leaseMinutes, MAX_LEASE_MINUTES)
  const end = now.getTime() + minutes * 60_000
  return new Date(Math.min(end, accessExpiresAt?.getTime() ?? end))
}

export interface OpenSession {
  id: string
  created_at: Date
}

/**
 * The sessions that have to make room for one more, oldest first, so that at
 * most `limit` play at the same time (RELIABILITY §3.2, concurrency).
 */
export function sessionsToClose<S extends OpenSession>(
  active: readonly S[],
  limit: number
): S[] {
  const surplus = active.length - limit + 1
  return [...active]
    .sort(
      (a, b) =>
        a.created_at.getTime() - b.created_at.getTime() ||
        (a.id < b.id ? -1 : 1)
    )
    .slice(0, Math.max(0, surplus))
}
