import { Module } from "@medusajs/framework/utils"
import { LedgerModuleService } from "./service"
import "./tables"

/** Container key of the module. */
export const LEDGER = "codex_ledger"

export default Module(LEDGER, { service: LedgerModuleService })

export { parseAccount, payeeAccount, platformAccount } from "./domain/chart"
export type {
  Account,
  AccountKind,
  PayeeBucket,
  PlatformAccount,
} from "./domain/chart"
export type { Floor, JournalInput, Leg } from "./domain/journal"
export { cumulativeShare, reverseLegs } from "./domain/reversal"
export type { ReversalStep } from "./domain/reversal"
export { ledgerFailure } from "./errors"
export type { LedgerFailure } from "./errors"
export { postJournal, postJournals, postMany } from "./store/post"
export { createLedgerWriter } from "./writer"
export type { Accompanied, LedgerWriter } from "./writer"
export type { Companion } from "./store/companion"
export { postedVector } from "./store/by-ref"
export type { RefFilter, RefSum } from "./store/by-ref"
export { getBalances, listPostings } from "./store/read"
export {
  listDueAmounts,
  oldestWaiting,
  refsWithKind,
  sumPostings,
} from "./store/maturity"
export type { Aging, DueAmount, DueSpan } from "./store/maturity"
export {
  balanceBefore,
  listMoves,
  listRefMoves,
  waitingByDay,
} from "./store/statement"
export type { PayeeMove, PayeeRange } from "./store/statement"
export { sumSince } from "./store/sum-since"
export { checkLedger, trialBalance } from "./store/checks"
export type { CheckOptions } from "./store/checks"
export { rollUp, sealLedger } from "./store/upkeep"
export type {
  AccountBalance,
  LedgerCheck,
  LedgerProblem,
  PostedJournal,
  PostResult,
  Posting,
  PostingPage,
  TrialBalance,
} from "./types"
