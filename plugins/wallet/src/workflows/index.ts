export { priceWaterfall } from "../lib/price-waterfall"
export type { PriceItem, PriceWaterfallInput } from "../lib/price-waterfall"
export { applyPayoutEvent } from "../payouts/apply-event"
export type { PayoutEventOutcome } from "../payouts/apply-event"
export { registerPayoutRail } from "../rails"
export type { PayoutOrder, PayoutRail, PayoutResult } from "../rails/port"
export { csv } from "../lib/csv"
export { shopCurrency } from "../lib/shop-currency"
export { renderPdf } from "../lib/pdf"
export type { PdfDocument } from "../lib/pdf"
export { parseWaterfall } from "../lib/journals"
export {
  applicationFeeMinor,
  chargeableAccount,
  waterfallLegs,
} from "@codex/payouts"
export type { Waterfall } from "@codex/payouts"
export {
  STRIPE_API_HOST,
  stripeClient,
  stripeConnection,
} from "../lib/stripe-client"
export type { StripeAccess, StripeClient } from "../lib/stripe-client"
