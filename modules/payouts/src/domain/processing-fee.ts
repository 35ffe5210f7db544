import { rate } from "./rounding"

export interface FeeModel {
  bps: number
  fixedMinor: number
}

/** Stripe's list price for a domestic card: 2.9 % + $0.30. */
export const STRIPE_LIST_PRICE: FeeModel = { bps: 290, fixedMinor: 30 }

/** What the processor will probably keep of `paidMinor`; nothing of nothing. */
export function estimateProcessingFee(
  paidMinor: bigint,
  model: FeeModel
): bigint {
  if (paidMinor <= 0n) {
    return 0n
  }
  const fee = rate(paidMinor, model.bps) + BigInt(model.fixedMinor)
  return fee < paidMinor ? fee : paidMinor
}
