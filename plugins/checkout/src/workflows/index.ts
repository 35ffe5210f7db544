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
