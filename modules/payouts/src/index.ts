import { Module } from "@medusajs/framework/utils"
import loadOptions from "./options"
import { PayoutsModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const PAYOUTS = "codex_payouts"

export default Module(PAYOUTS, {
  service: PayoutsModuleService,
  loaders: [loadOptions],
})

export { applicationFeeMinor } from "./domain/direct-position"
export { waterfallLegs } from "./domain/legs"
export type { WaterfallLeg } from "./domain/legs"
export { asPosition, positionDelta, splitLegs } from "./domain/position-delta"
export type { ClaimBucket, PostedSum } from "./domain/position-delta"
export { purchasePosition } from "./domain/purchase-position"
export type {
  DisputeStanding,
  Position,
  PositionFacts,
} from "./domain/purchase-position"
export { estimateProcessingFee } from "./domain/processing-fee"
export type { FeeModel } from "./domain/processing-fee"
export { MAX_PAYEES, waterfall, withProcessingFee } from "./domain/waterfall"
export type {
  DiscountBearer,
  FeeBearer,
  RuleRef,
  Settlement,
  ItemInput,
  PayeeKind,
  ShareInput,
  Waterfall,
  WaterfallInput,
  WaterfallItem,
  WaterfallLine,
  WaterfallShare,
} from "./domain/waterfall-types"
export { payoutsFailure } from "./errors"
export type { PayoutsFailure } from "./errors"
export { payoutsOptions } from "./options"
export type { PayoutsOptions } from "./options"
export {
  createCommissionRule,
  resolveCommissionRule,
} from "./store/commission-rules"
export type { CreateRuleInput, RuleQuery } from "./store/commission-rules"
export {
  createSplitContract,
  resolveSplitContract,
} from "./store/split-contracts"
export type {
  ContractQuery,
  CreateContractInput,
} from "./store/split-contracts"
export { forgetPayee } from "./store/forget-payee"
export { RULE_SCOPES } from "./types"
export type {
  Agreement,
  CommissionRule,
  GuestPayee,
  ResolvedContract,
  ResolvedRule,
  RuleScope,
  SplitContract,
  SplitParty,
} from "./types"
export {
  dayAfter,
  listPayoutPolicies,
  payoutPolicyAt,
  policyPeriods,
} from "./store/payout-policies"
export type { PayoutPolicyRow, PolicyTerms } from "./store/payout-policies"
export {
  planPayoutPolicy,
  withdrawPayoutPolicy,
} from "./store/plan-payout-policy"
export {
  availableAt,
  plannedPeriods,
  policyAt,
  ripeSpans,
} from "./domain/policy-periods"
export type { PolicyPeriod, PolicyPeriods } from "./domain/policy-periods"
export { payableMinor, payoutBlock } from "./domain/payout-policy"
export type {
  PayoutBlock,
  PayoutFacts,
  PayoutPolicy,
} from "./domain/payout-policy"
export { isOver, mayMove, moveOf, PAYOUT_STATES } from "./domain/payout-states"
export type { PayoutMove, PayoutState } from "./domain/payout-states"
export {
  activeDestination,
  addDestination,
  bankDetails,
  getDestination,
  setDestinationReady,
} from "./store/destinations"
export type { BankDetails, NewDestination } from "./store/destinations"
export { accountState } from "./domain/account-state"
export type { AccountStanding, AccountState } from "./domain/account-state"
export {
  chargeableAccount,
  connectedAccountOf,
  insertConnectedAccount,
  listConnectedAccounts,
  setAccountFacts,
} from "./store/connected-accounts"
export type { AccountFacts, ConnectedAccount } from "./store/connected-accounts"
export {
  findPayoutByExternal,
  getPayout,
  insertPayout,
  listPayoutEvents,
  wasPaid,
  listPayouts,
  setPayoutFacts,
  stepPayout,
} from "./store/payouts"
export type { NewPayout, PayoutFilter } from "./store/payouts"
export {
  claimPayouts,
  countPayouts,
  createBatch,
  getBatch,
  listBatches,
} from "./store/payout-queue"
export {
  answerProposal,
  endAgreement,
  listAgreements,
  proposeContract,
} from "./store/split-parties"
export type { Proposal } from "./store/split-parties"
export {
  claimGuest,
  countMove,
  findGuest,
  guestFor,
  guestsOf,
  lockClaimed,
} from "./store/guests"
export { endCommissionRule, listCommissionRules } from "./store/rule-history"
export type { Share } from "./domain/shares"
export type {
  Payout,
  PayoutBatch,
  PayoutDestination,
  PayoutEvent,
} from "./payout-types"
