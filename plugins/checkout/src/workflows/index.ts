export {
  registerCheckoutRule,
  registerReversal,
  registerSettlement,
} from "../lib/registries"
export type {
  CheckoutDoor,
  CheckoutRule,
  CheckoutRuleInput,
  Reversal,
  ReversalInput,
  Settlement,
  SettlementInput,
} from "../lib/registries"
export { noteVerifiedEmail } from "../buyer/verify-email"
export { startCheckout } from "../checkout/start"
export { confirmDemo } from "../checkout/demo"
export { registerMoneyEvent } from "../settlement/money-events"
export type {
  MoneyEventHandler,
  MoneyEventInput,
} from "../settlement/money-events"
export type { ParkReason, Settled } from "../settlement/settled"
export { registerTaxCalculator } from "../tax/calculator"
export type {
  CountryAsks,
  TaxAnswer,
  TaxCalculator,
  TaxPolicy,
  TaxQuestion,
} from "../tax/port"
