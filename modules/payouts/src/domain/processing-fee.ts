import { rate } from "./rounding"

export interface FeeModel {
  bps: number
  fixedMinor: number
  /** Currency of the fixed part; `usd` unless said. */
  currencyCode?: string
}

/** Stripe's list price for a domestic card: 2.9 % + $0.30. */
export const STRIPE_LIST_PRICE: FeeModel = { bps: 290, fixedMinor: 30 }

/**
 * What the processor will probably keep of `paidMinor`; nothing of nothing.
 * The fixed part counts in its own currency only: 30 cents are not 30 yen.
 */
export function estimateProcessingFee(
  paidMinor: bigint,
  model: FeeModel,
  currencyCode = "usd"
): bigint {
  if (paidMinor <= 0n) {
    return 0n
  }
  const sameMoney = (model.currencyCode ?? "usd") === currencyCode
  const fixed = sameMoney ? BigInt(model.fixedMinor) : 0n
  const fee = rate(paidMinor, model.bps) + fixed
  return fee < paidMinor ? fee : paidMinor
}
