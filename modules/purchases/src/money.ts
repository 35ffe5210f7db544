/** What happens to money after the capture: refunds, disputes, alerts. */
export {
  OPEN_REFUND_STATES,
  REFUND_STATES,
  refundMovesTo,
} from "./domain/refund-state"
export type { RefundState } from "./domain/refund-state"
export {
  findPaymentObject,
  keepPaymentObject,
  listPaymentObjects,
  lockPayment,
  providerOfPayment,
} from "./store/payment-objects"
export type { PaymentObject, PaymentObjectKind } from "./store/payment-objects"
export {
  findPurchaseIdByPayment,
  isSuperseded,
  listPurchaseMoney,
  lockPurchases,
  setPurchaseMoney,
} from "./store/purchase-money"
export type {
  PurchaseDisputeState,
  PurchaseMoney,
} from "./store/purchase-money"
export {
  escalateSilentRequests,
  getRefundRequest,
  insertRefundRequest,
  listPaymentRefunds,
  listRefundRequests,
  listUnsentRefunds,
  moveRefundRequest,
  resolveRefundRequest,
} from "./store/refunds"
export type {
  NewRefundRequest,
  RefundFacts,
  RefundFilter,
  RefundOrigin,
  RefundRequest,
  RefundResolution,
} from "./store/refunds"
export {
  getSuspenseDecision,
  insertSuspenseDecision,
  listSuspenseDecisions,
  listUnsentGiveBacks,
  moveSuspenseDecision,
} from "./store/suspense-decisions"
export type {
  NewSuspenseDecision,
  SuspenseAction,
  SuspenseDecision,
  SuspenseFacts,
  SuspenseState,
} from "./store/suspense-decisions"
export {
  dropRefundPolicy,
  getRefundPolicy,
  getShopRefundPolicy,
  setRefundPolicy,
  setShopRefundPolicy,
} from "./store/refund-policies"
export type { RefundPolicy } from "./store/refund-policies"
export { getDispute, keepDispute, listDisputes } from "./store/disputes"
export type { Dispute, DisputeInput, DisputeState } from "./store/disputes"
export { keepMoneyAlerts, listMoneyAlerts } from "./store/money-alerts"
export type { MoneyAlert, MoneyFinding } from "./store/money-alerts"
