import { Module } from "@medusajs/framework/utils"
import PurchasesModuleService from "./service"
import "./tables"

export const PURCHASES = "codex_purchases"

export default Module(PURCHASES, { service: PurchasesModuleService })

export type {
  CheckoutLine,
  CheckoutStatus,
  InboxEvent,
  InboxState,
  OutboxRow,
  OutboxState,
  Purchase,
} from "./types"
export { purchaseFailure } from "./errors"
export type { PurchaseFailure } from "./errors"
export { mayMove } from "./domain/checkout-state"
export { backoffSeconds } from "./domain/backoff"
export {
  claimInbox,
  findInbox,
  finishInbox,
  hasWaitingEvent,
  insertInbox,
  parkInbox,
  retryInbox,
} from "./store/inbox"
export type { NewInboxEvent } from "./store/inbox"
export {
  claimOutbox,
  failOutbox,
  finishOutbox,
  getOutbox,
  insertOutbox,
  listOutbox,
  listOutboxFor,
  retryOutbox,
} from "./store/outbox"
export type { NewOutboxRow } from "./store/outbox"
export {
  attachPayment,
  claimPaymentSetup,
  createCheckoutLine,
  expireLine,
  expireLines,
  findLineByKey,
  findLineByPayment,
  findUnpaidLine,
  getCheckoutLine,
  listUnsettledLines,
  lockCheckoutLine,
  moveLine,
  releasePaymentSetup,
} from "./store/checkout-lines"
export type { NewCheckoutLine } from "./store/checkout-lines"
export {
  countPurchasesWithoutGrant,
  findPaidPurchase,
  findPurchaseByLine,
  getPurchase,
  insertPurchase,
  listCustomerPurchases,
  listPurchases,
  listPurchasesByIds,
  listPurchasesWithoutOutbox,
  setPurchaseFacts,
  setPurchaseOrder,
} from "./store/purchases"
export type { NewPurchase } from "./store/purchases"
export {
  markSold,
  releaseClaim,
  releaseExpired,
  reserveSupply,
  supplyLeft,
} from "./store/supply"
export * from "./money"
