import { shareBase, type Part } from "./share-items"
import { toJson } from "./to-json"
import { waterfallLines } from "./waterfall-lines"
import type {
  ItemInput,
  Waterfall,
  WaterfallInput,
  WaterfallItem,
  WaterfallShare,
} from "./waterfall-types"

/**
 * A journal has at most 32 legs; clearing, tax, discounts, commission, fees
 * and one fee leg are not payees'.
 */
export const MAX_PAYEES = 24

function assertAmounts(input: WaterfallInput) {
  const { priceMinor, taxMinor, discountMinor, processingFeeMinor } = input
  const amounts = [priceMinor, taxMinor, discountMinor, processingFeeMinor]
  if (amounts.some((amount) => amount < 0n)) {
    throw new RangeError("Amounts of a waterfall are never negative")
  }
  if (taxMinor + discountMinor > priceMinor) {
    throw new RangeError("Tax and discount cannot exceed the price")
  }
}

function assertPayees(shares: WaterfallInput["shares"]) {
  const payees = shares.map((share) => share.payeeId)
  if (new Set(payees).size !== payees.length) {
    throw new RangeError("Each payee has one share")
  }
}

function assertInput(input: WaterfallInput) {
  assertAmounts(input)
  const contracts = input.items?.length
    ? input.items.map((item) => item.shares)
    : [input.shares]
  contracts.forEach(assertPayees)
  const payees = contracts.flat().map((share) => share.payeeId)
  if (new Set(payees).size > MAX_PAYEES) {
    throw new RangeError(`A sale has at most ${MAX_PAYEES} payees`)
  }
}

/**
 * Who bears the fee in `direct`: the organization, or where the contract gives
 * it nothing, the creator who owns it.
 */
function feePayer(parts: readonly Part[]): number {
  const organization = parts.findIndex(
    (part) => part.payeeKind === "organization" && part.bps > 0
  )
  return organization >= 0 ? organization : 0
}

function toShares(
  parts: readonly Part[],
  input: WaterfallInput
): WaterfallShare[] {
  const payer = input.feeBornBy === "organization" ? feePayer(parts) : -1
  return parts.map((part, index) => {
    const amount = part.amountMinor
    const fee = index === payer ? input.processingFeeMinor : 0n
    // Nobody who is owed money goes below zero: the platform bears what the
    // share cannot. In `direct` Stripe takes it from the payer's own account.
    const borne = input.settlement === "direct" || fee < amount ? fee : amount
    return {
      payee_id: part.payeeId,
      payee_kind: part.payeeKind,
      label: part.label,
      bps: part.bps,
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
  const { priceMinor, taxMinor, discountMinor } = input
  const ownDiscount = input.discountBornBy === "seller" ? discountMinor : 0n
  const base = priceMinor - taxMinor - ownDiscount
  const { commission, contract, parts, items } = shareBase(base, input)
  const shares = toShares(parts, input)
  const result: Omit<Waterfall, "lines"> = {
    version: items ? 2 : 1,
    currency_code: input.currencyCode ?? "usd",
    price_minor: toJson(priceMinor),
    tax_minor: toJson(taxMinor),
    ...(input.taxLabel ? { tax_label: input.taxLabel } : {}),
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
      bps: commission.bps,
      amount_minor: toJson(commission.amountMinor),
      rule: commission.rule,
    },
    contract,
    ...(input.settlement ? { settlement: input.settlement } : {}),
    shares,
    ...(items ? { items } : {}),
  }
  return { ...result, lines: waterfallLines(result) }
}

const toInput = (share: WaterfallItem["shares"][number]) => ({
  payeeId: share.payee_id,
  payeeKind: share.payee_kind,
  label: share.label,
  bps: share.bps,
})

const toItemInput = (item: WaterfallItem): ItemInput => ({
  postId: item.post_id,
  label: item.label,
  weightMinor: BigInt(item.weight_minor),
  commissionBps: item.commission.bps,
  rule: item.commission.rule,
  contract: item.contract,
  shares: item.shares.map(toInput),
})

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
    ...(frozen.tax_label ? { taxLabel: frozen.tax_label } : {}),
    discountMinor: BigInt(frozen.discount_minor),
    discountBornBy: frozen.discount_born_by,
    processingFeeMinor: feeMinor,
    feeBornBy: frozen.processing_fee.born_by,
    feeEstimated: false,
    ...(frozen.settlement ? { settlement: frozen.settlement } : {}),
    commissionBps: frozen.commission.bps,
    currencyCode: frozen.currency_code,
    rule: frozen.commission.rule,
    contract: frozen.contract,
    shares: frozen.shares.map(toInput),
    ...(frozen.items ? { items: frozen.items.map(toItemInput) } : {}),
  })
}
