import { Module } from "@medusajs/framework/utils"
import PurchasesModuleService from "./service"
import "./tables"

export const PURCHASES = "codex_purchases"

export default Module(PURCHASES, { service: PurchasesModuleService })

export type {
  Agreement,
  CheckoutLine,
  CheckoutStatus,
  FrozenDiscount,
  FrozenItem,
  FrozenTax,
  InboxEvent,
  InboxState,
  OutboxRow,
  OutboxState,
  Purchase,
} from "./types"
export { purchaseFailure } from "./errors"
export type { PurchaseFailure } from "./errors"
export { mayMove } from "./domain/checkout-state"
export {
  claimInbox,
  findInbox,
  finishInbox,
  hasWaitingEvent,
  insertInbox,
  insertInboxTogether,
  parkInbox,
  findParkedEvent,
  retryInbox,
} from "./store/inbox"
export type { NewInboxEvent } from "./store/inbox"
export {
  claimOutbox,
  failOutbox,
  finishOutbox,
  getOutbox,
  insertOutbox,
  insertOutboxRows,
  outboxAlongside,
  listOutbox,
  listOutboxFor,
  listTaxReversals,
  retryOutbox,
  requeueOutbox,
} from "./store/outbox"
export type { NewOutboxRow } from "./store/outbox"
export {
  expireLine,
  expireLines,
  findBegun,
  findLineByKey,
  findTaxedPlace,
  findUnpaidLine,
  getCheckoutLine,
  lastBuyerPhone,
  lockCheckoutLine,
  moveLine,
} from "./store/checkout-lines"
export {
  findLineByPayment,
  listPayableLines,
  listUnsettledLines,
  lockLineByPayment,
} from "./store/payment-lines"
export {
  attachPayment,
  claimPaymentSetup,
  releasePaymentSetup,
  releaseSetupByKey,
} from "./store/payment-setup"
export { createCheckoutLine } from "./store/new-line"
export type { NewCheckoutLine } from "./store/new-line"
export {
  countPurchasesWithoutGrant,
  endPurchases,
  extendPurchase,
  findPaidPurchase,
  findRivals,
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
export {
  bestReduction,
  discountState,
  isFor,
  reduction,
} from "./domain/discount"
export type {
  Discount,
  DiscountBearer,
  DiscountScope,
  DiscountState,
  DiscountTarget,
  Reduced,
} from "./domain/discount"
export {
  automaticDiscounts,
  discountsFor,
  discountUsage,
  endDiscount,
  touchDiscount,
  getDiscount,
  insertDiscount,
  listDiscounts,
  removeDiscount,
  setDiscountBearer,
  spentDiscounts,
  storedCode,
} from "./store/discounts"
export { discountsChangedSince } from "./store/discount-changes"
export type { DiscountFilter, NewDiscount } from "./store/discounts"
export {
  claimDiscount,
  markDiscountUsed,
  releaseDiscount,
  releaseExpiredDiscounts,
} from "./store/discount-claims"
export * from "./money"
export { claimGuestPurchases } from "./store/claim-guest"
export { forgetBuyer, waitsForMoney } from "./store/forget-buyer"
export type { Forgotten } from "./store/forget-buyer"
export { sellerWaits } from "./store/seller-waits"
export type { SellerWaits } from "./store/seller-waits"
export { listChangedPurchases, RETURNED } from "./store/changed-purchases"
export type { ChangedPurchase, ChangeMark } from "./store/changed-purchases"
export { listLatestPurchases } from "./store/latest-purchases"
export type { LatestPurchase } from "./store/latest-purchases"
export { listSellerDays, sumSales } from "./store/sale-sums"
export type { SaleSum, SellerDay } from "./store/sale-sums"
export { pageSales } from "./store/sale-pages"
export type { SaleMark, SalePage, SaleRow } from "./store/sale-pages"
export { SPENT, sumBuyers } from "./store/buyer-sums"
export type { BuyerSum } from "./store/buyer-sums"
