/* Type aliases, not interfaces: only those fit a JSON column's index type. */
/** `guest`: promised a share, but without an account to be paid to yet. */
export type PayeeKind = "organization" | "creator" | "guest"
export type DiscountBearer = "seller" | "platform"
export type FeeBearer = "platform" | "organization"
/** `direct`: the buyer pays the organization's own account. */
export type Settlement = "direct"

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

/** One post inside a bundle: its weight, its rate and its own contract. */
export type ItemInput = {
  postId: string
  label?: string
  /** Its price on its own; only the proportion counts. */
  weightMinor: bigint
  commissionBps: number
  shares: readonly ShareInput[]
  rule?: RuleRef
  contract?: RuleRef
}

export type WaterfallInput = {
  /** What the buyer was shown, tax included, before any discount. */
  priceMinor: bigint
  taxMinor: bigint
  /** What the tax is called where it was worked out: "VAT". */
  taxLabel?: string
  discountMinor: bigint
  discountBornBy: DiscountBearer
  processingFeeMinor: bigint
  feeBornBy: FeeBearer
  /** Absent: the money passes the platform. */
  settlement?: Settlement
  commissionBps: number
  shares: readonly ShareInput[]
  currencyCode?: string
  /** True until the processor has said what it really kept. */
  feeEstimated?: boolean
  rule?: RuleRef
  contract?: RuleRef
  /** Several posts at one price; rate and shares then come from these. */
  items?: readonly ItemInput[]
}

export type WaterfallShare = {
  payee_id: string
  payee_kind: PayeeKind
  label: string
  /** By contract; over several items what it comes to, rounded. */
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
  | "guest"

/** How one post's part of a bundle was shared. */
export type WaterfallItem = {
  post_id: string
  label: string
  weight_minor: number
  base_minor: number
  commission: { bps: number; amount_minor: number; rule: RuleRef }
  contract: RuleRef
  shares: Pick<
    WaterfallShare,
    "payee_id" | "payee_kind" | "label" | "bps" | "amount_minor"
  >[]
}

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
  /** 2 has `items`; 1 is one post, and never changes. */
  version: 1 | 2
  currency_code: string
  price_minor: number
  tax_minor: number
  tax_label?: string
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
  /** Absent: the money passes the platform. */
  settlement?: Settlement
  shares: WaterfallShare[]
  /** Version 2 only: the posts of a bundle. */
  items?: WaterfallItem[]
  lines: WaterfallLine[]
}
