const LEAST_MS = 5_000
const MOST_MS = 5 * 60_000

/**
 * When to renew: at half of what is left, so that one lost answer still
 * leaves time for another, and at least every five minutes: a player that moved should notice.
 */
export function renewDelay(leaseUntil: string, nowMs: number): number {
  const left = Date.parse(leaseUntil) - nowMs
  if (Number.isNaN(left)) return LEAST_MS
  return Math.min(MOST_MS, Math.max(LEAST_MS, left / 2))
}
