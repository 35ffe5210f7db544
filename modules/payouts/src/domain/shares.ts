import type { PayeeKind } from "./waterfall-types"

export interface Share {
  payeeId: string
  payeeKind: PayeeKind
  label?: string
  bps: number
}

/** One share per payee: a guest may turn out to be a party already. */
export function mergeShares(shares: readonly Share[]): Share[] {
  const merged = new Map<string, Share>()
  for (const share of shares) {
    const known = merged.get(share.payeeId)
    const bps = share.bps + (known?.bps ?? 0)
    merged.set(share.payeeId, { ...(known ?? share), bps })
  }
  return [...merged.values()]
}

export type SharesFault =
  "shares_not_whole" | "shares_too_many" | "shares_repeated" | null

const MAX_PARTIES = 10

/** What is wrong with a proposal's shares, or `null`. */
export function sharesFault(shares: readonly Share[]): SharesFault {
  if (shares.length === 0 || shares.length > MAX_PARTIES) {
    return "shares_too_many"
  }
  if (new Set(shares.map((share) => share.payeeId)).size < shares.length) {
    return "shares_repeated"
  }
  const whole = shares.reduce((sum, share) => sum + share.bps, 0) === 10_000
  const each = shares.every(
    ({ bps }) => Number.isInteger(bps) && bps >= 1 && bps <= 10_000
  )
  return whole && each ? null : "shares_not_whole"
}
