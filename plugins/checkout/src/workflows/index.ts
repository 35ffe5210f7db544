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
export { startCheckout } from "../checkout/start"
export { confirmDemo } from "../checkout/demo"
