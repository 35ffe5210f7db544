import type { PayoutPolicy } from "./domain/payout-policy"
import { payoutsOptions } from "./options"

/** The policy in force, as the creator reads it. */
export function payoutPolicy(): PayoutPolicy {
  const options = payoutsOptions()
  return {
    minimum_minor: options.minimumPayoutMinor,
    hold_days: Math.max(options.holdDays, options.refundWindowDays),
    refund_window_days: options.refundWindowDays,
    reserve_bps: options.reserveBps,
    reserve_days: options.reserveDays,
    negative_floor_minor: options.negativeFloorMinor,
    cool_down_hours: options.coolDownHours,
    recoup_order: ["pending", "available", "future_sales", "platform"],
  }
}
