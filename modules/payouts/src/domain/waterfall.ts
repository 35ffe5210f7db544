import { rate, split } from "./rounding"
import type {
  ShareInput,
  Waterfall,
  WaterfallInput,
  WaterfallShare,
} from "./waterfall-types"
import { waterfallLines } from "./waterfall-lines"

const UNNAMED = { id: null, source: "default" }

function toJson(amount: bigint): number {
  const number = Number(amount)
  if (!Number.isSafeInteger(number)) {
    throw new RangeError(`Amount too large for JSON: ${amount}`)
  }
  return number
}

function assertInput(input: WaterfallInput) {
  const { priceMinor, taxMinor, discountMinor, processingFeeMinor } = input
  const amounts = [priceMinor, taxMinor, discountMinor, processingFeeMinor]
  if (amounts.some((amount) => amount < 0n)) {
    throw new RangeError("Amounts of a waterfall are never negative")
  }
  if (taxMinor + discountMinor > priceMinor) {
    throw new RangeError("Tax and discount cannot exceed the price")
  }
  const payees = input.shares.map((share) => share.payeeId)
  if (new Set(payees).size !== payees.length) {
    throw new RangeError("Each payee has one share")
  }
}

/**
 * Who bears the fee in `direct`: the organization, or where the contract gives
 * it nothing, the creator who owns it.
 */
function feePayer(shares: readonly ShareInput[]): number {
  const organization = shares.findIndex(
    (share) => share.payeeKind === "organization" && share.bps > 0
  )
  return organization >= 0 ? organization : 0
}

function shareOut(rest: bigint, input: WaterfallInput): WaterfallShare[] {
  const amounts = split(
    rest,
    input.shares.map((share) => share.bps)
  )
  const payer = input.feeBornBy === "organization" ? feePayer(input.shares) : -1
  return input.shares.map((share, index) => {
    const amount = amounts[index] ?? 0n
    const fee = index === payer ? input.processingFeeMinor : 0n
    // Nobody goes below zero: the platform bears what the share cannot.
    const borne = fee < amount ? fee : amount
    return {
      payee_id: share.payeeId,
      payee_kind: share.payeeKind,
      label: share.label,
      bps: share.bps,
      amount_minor: toJson(amount),
      processing_fee_minor: toJson(borne),
      net_minor: toJson(amount - borne),
    }
  })
}

/**
 * Shares one sale (PRODUCT, decisions 5 and 6): the base is the price net of
 * tax and of the seller's own discount; the platform's rate comes first, then
 * the contract on the rest. The price editor shows and settlement posts the
 * result of this one function.
 */
export function waterfall(input: WaterfallInput): Waterfall {
  assertInput(input)
  const { priceMinor, taxMinor, discountMinor, commissionBps } = input
  const ownDiscount = input.discountBornBy === "seller" ? discountMinor : 0n
  const base = priceMinor - taxMinor - ownDiscount
  const commission = rate(base, commissionBps)
  const shares = shareOut(base - commission, input)
  const result: Omit<Waterfall, "lines"> = {
    version: 1,
    currency_code: input.currencyCode ?? "usd",
    price_minor: toJson(priceMinor),
    tax_minor: toJson(taxMinor),
    discount_minor: toJson(discountMinor),
    discount_born_by: input.discountBornBy,
    paid_minor: toJson(priceMinor - discountMinor),
    base_minor: toJson(base),
    processing_fee: {
      amount_minor: toJson(input.processingFeeMinor),
      born_by: input.feeBornBy,
      payees_minor: shares.reduce((sum, s) => sum + s.processing_fee_minor, 0),
      estimated: input.feeEstimated ?? false,
    },
    commission: {
      bps: commissionBps,
      amount_minor: toJson(commission),
      rule: input.rule ?? UNNAMED,
    },
    contract: input.contract ?? UNNAMED,
    shares,
  }
  return { ...result, lines: waterfallLines(result) }
}

/**
 * The same sale with the fee the processor really kept. Shares change only
 * where payees bear the fee; rule, contract and price stay as frozen.
 */
export function withProcessingFee(
  frozen: Waterfall,
  feeMinor: bigint
): Waterfall {
  return waterfall({
    priceMinor: BigInt(frozen.price_minor),
    taxMinor: BigInt(frozen.tax_minor),
    discountMinor: BigInt(frozen.discount_minor),
    discountBornBy: frozen.discount_born_by,
    processingFeeMinor: feeMinor,
    feeBornBy: frozen.processing_fee.born_by,
    feeEstimated: false,
    commissionBps: frozen.commission.bps,
    currencyCode: frozen.currency_code,
    rule: frozen.commission.rule,
    contract: frozen.contract,
    shares: frozen.shares.map((share) => ({
      payeeId: share.payee_id,
      payeeKind: share.payee_kind,
      label: share.label,
      bps: share.bps,
    })),
  })
}
