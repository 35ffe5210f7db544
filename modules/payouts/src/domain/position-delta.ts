import type { WaterfallLeg } from "./legs"
import type { Position } from "./purchase-position"

/** Where payees' money of this purchase lies: pending until it is released. */
export type ClaimBucket = "pending" | "available"

/** Structurally the ledger's sum; nouns do not import each other. */
export interface PostedSum {
  account: string
  amountMinor: bigint
}

const CLAIM = /:(pending|available)$/

/** Posted sums with the payees' two buckets seen as one claim. */
export function asPosition(posted: readonly PostedSum[]): Position {
  const sums = new Map<string, bigint>()
  for (const { account, amountMinor } of posted) {
    const key = account.startsWith("payee:")
      ? account.replace(CLAIM, ":claim")
      : account
    sums.set(key, (sums.get(key) ?? 0n) + amountMinor)
  }
  return sums
}

/** The legs that bring `posted` to `target`; none when it stands there. */
export function positionDelta(
  target: Position,
  posted: Position,
  bucket: ClaimBucket
): WaterfallLeg[] {
  const accounts = [...new Set([...target.keys(), ...posted.keys()])].sort()
  return accounts
    .map((account) => ({
      account: account.replace(/:claim$/, `:${bucket}`),
      amountMinor: (target.get(account) ?? 0n) - (posted.get(account) ?? 0n),
    }))
    .filter(({ amountMinor }) => amountMinor !== 0n)
}

/**
 * A journal holds at most `max` legs. A larger one becomes several, each
 * balanced over `bridge`, where together they leave nothing.
 */
export function splitLegs(
  legs: readonly WaterfallLeg[],
  max: number,
  bridge: string
): WaterfallLeg[][] {
  if (legs.length <= max) {
    return legs.length > 0 ? [[...legs]] : []
  }
  const parts: WaterfallLeg[][] = []
  for (let at = 0; at < legs.length; at += max - 1) {
    const chunk = legs.slice(at, at + max - 1)
    const rest = chunk.reduce((sum, leg) => sum + leg.amountMinor, 0n)
    parts.push(
      rest === 0n ? chunk : [...chunk, { account: bridge, amountMinor: -rest }]
    )
  }
  return parts
}
