/* Type aliases, not interfaces: only those fit a JSON column's index type. */
export type PayeeKind = "organization" | "creator"
export type DiscountBearer = "seller" | "platform"
export type FeeBearer = "platform" | "organization"

/** Where a rate came from; `default` when no row applied. */
export type RuleRef = {
  id: string | null
  source: string
}

export type ShareInput = {
  payeeId: string
  payeeKind: PayeeKind
  label: string
  bps: number
}

export type WaterfallInput = {
  /** What the buyer was shown, tax included, before any discount. */
  priceMinor: bigint
  taxMinor: bigint
  discountMinor: bigint
  discountBornBy: DiscountBearer
  processingFeeMinor: bigint
  feeBornBy: FeeBearer
  commissionBps: number
  shares: readonly ShareInput[]
  currencyCode?: string
  /** True until the processor has said what it really kept. */
  feeEstimated?: boolean
  rule?: RuleRef
  contract?: RuleRef
}

export type WaterfallShare = {
  payee_id: string
  payee_kind: PayeeKind
  label: string
  bps: number
  /** By contract, before any processing fee. */
  amount_minor: number
  processing_fee_minor: number
  /** What reaches the payee's pending account. */
  net_minor: number
}

export type WaterfallLineKey =
  | "price"
  | "tax"
  | "discount"
  | "processing_fee"
  | "platform"
  | "organization"
  | "creator"

/** One step as a person reads it, in the order money falls. */
export type WaterfallLine = {
  key: WaterfallLineKey
  label: string
  amount_minor: number
  /** Rate of this step, where it has one. */
  bps: number | null
  payee_id: string | null
}

/**
 * How one sale is shared: frozen on the purchase as it is, shown as it is and
 * posted as it is. Plain JSON; every amount is an integer of minor units.
 */
export type Waterfall = {
  version: 1
  currency_code: string
  price_minor: number
  tax_minor: number
  discount_minor: number
  discount_born_by: DiscountBearer
  /** What the buyer pays: price less discount. */
  paid_minor: number
  /** What commission and shares are taken of (PRODUCT, decision 5). */
  base_minor: number
  processing_fee: {
    amount_minor: number
    born_by: FeeBearer
    /** Part the payees bear; the platform bears the rest. */
    payees_minor: number
    estimated: boolean
  }
  commission: { bps: number; amount_minor: number; rule: RuleRef }
  contract: RuleRef
  shares: WaterfallShare[]
  lines: WaterfallLine[]
}
