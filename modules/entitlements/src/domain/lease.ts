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
