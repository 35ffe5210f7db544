export type LineStatus = "open" | "expired" | "failed" | "parked" | "paid"

/**
 * A checkout only moves up (ARCHITECTURE §2: a lower rank never overwrites a
 * higher one). A declined card may still be followed by a capture, and money
 * that arrives after the reservation ran out is still money.
 */
const RANK: Record<LineStatus, number> = {
  open: 0,
  failed: 1,
  expired: 2,
  parked: 3,
  paid: 4,
}

export function mayMove(from: LineStatus, to: LineStatus): boolean {
  return RANK[to] > RANK[from]
}

/** The states that `to` may overwrite, for a single guarded UPDATE. */
export function statesBelow(to: LineStatus): LineStatus[] {
  const all = Object.keys(RANK) as LineStatus[]
  return all.filter((status) => mayMove(status, to))
}
