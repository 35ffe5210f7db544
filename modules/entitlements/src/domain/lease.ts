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
  /** Heard of lately: it plays. */
  active: boolean
  last_seen_at: Date
}

/**
 * The sessions that make room for one more, so that at most `limit` are open
 * (RELIABILITY §3.2, concurrency): idle ones, the longest unheard of first.
 * Undefined when players hold every place: which of them stops is for a person
 * to say.
 */
export function sessionsToClose<S extends OpenSession>(
  open: readonly S[],
  limit: number
): S[] | undefined {
  const surplus = Math.max(0, open.length - limit + 1)
  const idle = open
    .filter(({ active }) => !active)
    .sort(
      (a, b) =>
        a.last_seen_at.getTime() - b.last_seen_at.getTime() ||
        (a.id < b.id ? -1 : 1)
    )
  return idle.length < surplus ? undefined : idle.slice(0, surplus)
}
