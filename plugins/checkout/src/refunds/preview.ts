import { minorToJson } from "@codex/kernel"
import { purchasePosition } from "@codex/payouts"
import type { Position, PositionFacts } from "@codex/payouts"
import {
  applicationFeeMinor,
  parseWaterfall,
} from "@codex/plugin-wallet/workflows"
import type { Waterfall } from "@codex/plugin-wallet/workflows"
import type { Purchase } from "@codex/purchases"
import type { RefundPreview } from "../contract/refunds"
import { checkoutOptions } from "../options"
import { accessOf } from "../settlement/facts"

const at = (position: Position, account: string) => position.get(account) ?? 0n

/** What could still be given back: nothing while a bank holds the money. */
export function refundableMinor(
  purchase: Pick<Purchase, "amount_minor">,
  facts: PositionFacts
): bigint {
  const state = facts.dispute?.state
  if (state !== undefined && state !== "won") {
    return 0n
  }
  const left = purchase.amount_minor - facts.refundedMinor
  return left > 0n ? left : 0n
}

/** In `direct` Stripe gives the same part of our fee back, if it is policy. */
function feeBackAfter(
  waterfall: Waterfall,
  facts: PositionFacts,
  amountMinor: bigint
): bigint {
  const before = facts.applicationFeeBackMinor ?? 0n
  const paid = BigInt(waterfall.paid_minor)
  if (!checkoutOptions().refunds.applicationFee || paid === 0n) {
    return before
  }
  const fee = applicationFeeMinor(waterfall)
  const back = before + (fee * amountMinor * 2n + paid) / (2n * paid)
  return back < fee ? back : fee
}

/**
 * What a refund will do, from the same function that posts it: whoever reads
 * this before confirming reads the posting (RELIABILITY M1).
 */
export function previewRefund(
  purchase: Purchase,
  facts: PositionFacts,
  amountMinor: bigint
): RefundPreview {
  const waterfall = parseWaterfall(purchase.waterfall)
  const before = purchasePosition(waterfall, facts)
  const after = {
    ...facts,
    refundedMinor: facts.refundedMinor + amountMinor,
    applicationFeeBackMinor: feeBackAfter(waterfall, facts, amountMinor),
  }
  const then = purchasePosition(waterfall, after)
  const change = (account: string) =>
    minorToJson(at(then, account) - at(before, account))
  return {
    amount_minor: minorToJson(amountMinor),
    currency_code: purchase.currency_code,
    refundable_minor: minorToJson(refundableMinor(purchase, facts)),
    access:
      accessOf(after, purchase.amount_minor) === "live" ? "stays" : "ends",
    payees: waterfall.shares.map((share) => ({
      payee_id: share.payee_id,
      label: share.label,
      change_minor:
        change(`payee:${share.payee_id}:claim`) +
        change(`payee:${share.payee_id}:direct`),
    })),
    commission_minor: change("platform:fee"),
    tax_minor: change("platform:tax_payable"),
    platform_minor:
      change("platform:refund_loss") + change("platform:discounts"),
  }
}
