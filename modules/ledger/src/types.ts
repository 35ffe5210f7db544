import type { AccountKind } from "./domain/chart"

export interface PostedJournal {
  /** Journal number; bigint as text. */
  id: string
  idem: string
  /** True when the key had been posted before and nothing was written. */
  replayed: boolean
}

/** What became of one journal of a batch. */
export interface PostResult {
  idem: string
  code: "posted" | "replayed" | "insufficient" | "conflict"
  /** Journal number; `null` when nothing stands under the key for this input. */
  id: string | null
}

export interface AccountBalance {
  account: string
  kind: AccountKind
  currency: string
  amountMinor: bigint
}

export interface Posting {
  journalId: string
  leg: number
  account: string
  amountMinor: bigint
  currency: string
  kind: string
  refType: string
  refId: string
  occurredAt: Date
}

export interface PostingPage {
  postings: Posting[]
  /** Pass as `before` for the next page; `null` on the last. */
  next: string | null
}

export interface TrialBalance {
  accounts: AccountBalance[]
  /** Sum over all accounts per currency; zero in a sound ledger. */
  totals: { currency: string; amountMinor: bigint }[]
  balanced: boolean
}

export interface LedgerProblem {
  code:
    | "currency_sum_not_zero"
    | "journal_not_balanced"
    | "journal_account_missing"
    | "journal_currency_mixed"
    | "journal_key_doubled"
    | "balance_drift"
    | "rollup_drift"
    | "hold_below_zero"
    | "checkpoint_chain_broken"
    | "checkpoint_journal_changed"
  detail: string
}

export interface LedgerCheck {
  ok: boolean
  journals: number
  problems: LedgerProblem[]
}
