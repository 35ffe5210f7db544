/** One sale as the oracle remembers it: no journals, only what people did. */
export interface ModelSale {
  pi: string
  paid: bigint
  /** Share of each payee by the rule and contract of the test shop. */
  shares: Map<string, bigint>
  refunds: { id: string; amount: bigint; failed: boolean }[]
  dispute: { amount: bigint; state: "open" | "won" | "lost" } | null
  released: boolean
  fee: boolean
}

export interface ModelPayout {
  id: string
  payee: string
  amount: bigint
  state: "requested" | "approved" | "paid" | "over"
}

export interface Model {
  sales: ModelSale[]
  payouts: ModelPayout[]
  /** What the platform's own journals in the second currency add up to. */
  euros: Map<string, bigint>
}

/** Platform 15 %, then 30 / 70, the larger remainder first (PRODUCT 5). */
export function sharesOf(
  paid: bigint,
  organization: string,
  creator: string
): Map<string, bigint> {
  const rest = paid - (paid * 15n + 50n) / 100n
  const tenths = [rest * 3n, rest * 7n] as const
  const parts = [tenths[0] / 10n, tenths[1] / 10n]
  const left = rest - (parts[0] ?? 0n) - (parts[1] ?? 0n)
  const first = tenths[0] % 10n >= tenths[1] % 10n ? 0 : 1
  parts[first] = (parts[first] ?? 0n) + left
  return new Map([
    [organization, parts[0] ?? 0n],
    [creator, parts[1] ?? 0n],
  ])
}

export const refundedOf = (sale: ModelSale): bigint =>
  sale.refunds.reduce((sum, each) => sum + (each.failed ? 0n : each.amount), 0n)

/** What is left of a share when `back` of `paid` went back, half up. */
function left(share: bigint, back: bigint, paid: bigint): bigint {
  const taken = back < paid ? back : paid
  return share - (2n * share * taken + paid) / (2n * paid)
}

type Buckets = Record<
  "pending" | "available" | "payout_hold" | "dispute_hold",
  bigint
>

/** A payee's wallet, from the story alone. */
export function walletOf(model: Model, payee: string): Buckets {
  const wallet: Buckets = {
    pending: 0n,
    available: 0n,
    payout_hold: 0n,
    dispute_hold: 0n,
  }
  for (const sale of model.sales) {
    const share = sale.shares.get(payee) ?? 0n
    const back = refundedOf(sale)
    const away =
      sale.dispute && sale.dispute.state !== "won" ? sale.dispute.amount : 0n
    const claim = left(share, back + away, sale.paid)
    wallet[sale.released ? "available" : "pending"] += claim
    if (sale.dispute?.state === "open") {
      wallet.dispute_hold += left(share, back, sale.paid) - claim
    }
  }
  for (const payout of model.payouts.filter((each) => each.payee === payee)) {
    if (payout.state === "over") {
      continue
    }
    wallet.available -= payout.amount
    if (payout.state !== "paid") {
      wallet.payout_hold += payout.amount
    }
  }
  return wallet
}

/** Sales that the release moves: something pending, nothing contested. */
export function releasable(sale: ModelSale): boolean {
  const contested = sale.dispute?.state === "open"
  const back =
    refundedOf(sale) +
    (sale.dispute?.state === "lost" ? sale.dispute.amount : 0n)
  const rest = [...sale.shares.values()].some(
    (share) => left(share, back, sale.paid) > 0n
  )
  return !sale.released && !contested && rest
}
