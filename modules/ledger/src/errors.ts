import { defineFailures, type FailureSpec } from "@codex/kernel"
import { MAX_LEGS, MIN_LEGS, type JournalFault } from "./domain/journal"

export type LedgerFailure =
  JournalFault | "idempotency_conflict" | "insufficient_funds"

const specs: Record<LedgerFailure, FailureSpec> = {
  journal_key_invalid: {
    type: "invalid_data",
    message:
      "A journal needs idem, kind, refType and refId of 1 to 200 characters; idem does not begin with '='.",
  },
  journal_currency_invalid: {
    type: "invalid_data",
    message: "Journal {idem}: the currency must be three lower-case letters.",
  },
  journal_leg_count: {
    type: "invalid_data",
    message: `Journal {idem}: a journal has ${MIN_LEGS} to ${MAX_LEGS} legs.`,
  },
  journal_account_unknown: {
    type: "invalid_data",
    message:
      "Journal {idem}: an account is outside the chart of accounts (a payee id and bucket, or a platform account).",
  },
  journal_zero_leg: {
    type: "invalid_data",
    message: "Journal {idem}: leave out legs of amount zero.",
  },
  journal_unbalanced: {
    type: "invalid_data",
    message: "Journal {idem}: the legs must add up to zero.",
  },
  journal_floor_invalid: {
    type: "invalid_data",
    message:
      "Journal {idem}: a floor names a payee's account; platform accounts keep no running balance.",
  },
  insufficient_funds: {
    type: "not_allowed",
    message:
      "Journal {idem} would leave an account below its floor. Nothing was posted; try a smaller amount.",
  },
  idempotency_conflict: {
    type: "not_allowed",
    message:
      "Journal {idem} was posted before with other contents. Use a new key for a new journal.",
  },
}

export const ledgerFailure = defineFailures(specs)
