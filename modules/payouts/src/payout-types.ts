import type { Minor } from "@codex/kernel"
import type { PayoutState } from "./domain/payout-states"

export interface PayoutDestination {
  id: string
  organization_id: string
  payee_id: string
  provider: string
  holder_name: string
  country: string
  currency_code: string
  /** All a person ever sees of the number. */
  masked: string
  details: string | null
  /** The provider's account, where it keeps the details itself. */
  external_id: string | null
  ready: boolean
  state: "active" | "replaced"
  usable_from: Date
  created_by: string
  created_at: Date
}

export interface Payout {
  id: string
  organization_id: string
  payee_id: string
  payee_name: string
  destination_id: string
  provider: string
  amount_minor: Minor
  currency_code: string
  state: PayoutState
  idempotency_key: string
  requested_by: string
  decided_by: string | null
  decided_at: Date | null
  note: string | null
  reference: string | null
  failure: string | null
  external_id: string | null
  transfer_id: string | null
  batch_id: string | null
  attempts: number
  next_at: Date
  created_at: Date
  updated_at: Date
  paid_at: Date | null
}

export interface PayoutEvent {
  payout_id: string
  state: PayoutState
  by: string
  note: string | null
  at: Date
}

export interface PayoutBatch {
  id: string
  provider: string
  currency_code: string
  payouts: number
  total_minor: Minor
  created_by: string
  created_at: Date
}
