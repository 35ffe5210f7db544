import type { Share } from "./domain/shares"
import type { PayeeKind } from "./domain/waterfall-types"

export const RULE_SCOPES = [
  "post",
  "collection",
  "product_type",
  "creator",
  "organization",
  "platform",
] as const

/** What a commission rule applies to, most specific first. */
export type RuleScope = (typeof RULE_SCOPES)[number]

export interface CommissionRule {
  id: string
  /** Why, for whoever reads the history. */
  note: string
  created_by: string | null
  ended_by: string | null
  scope: RuleScope
  subject_id: string | null
  bps: number
  starts_at: Date
  ends_at: Date | null
  created_at: Date
}

export interface ResolvedRule {
  /** `null` when the default applies. */
  id: string | null
  source: RuleScope | "default"
  bps: number
}

export interface SplitContract {
  id: string
  organization_id: string
  /** `null`: for every creator of the organization without one of their own. */
  creator_id: string | null
  /** Set: for this post only. */
  post_id: string | null
  name: string
  state: "proposed" | "active" | "declined" | "withdrawn"
  proposed_by: string | null
  /** `null` where the contract names its parties. */
  organization_bps: number | null
  starts_at: Date
  ends_at: Date | null
  created_at: Date
}

export interface SplitParty {
  organization_id: string
  contract_id: string
  position: number
  payee_id: string
  payee_kind: PayeeKind
  label: string
  bps: number
  /** `held`: without an account yet, so nobody can ask. */
  state: "asked" | "accepted" | "declined" | "held"
  decided_at: Date | null
}

export interface Agreement extends SplitContract {
  parties: SplitParty[]
}

/** Somebody who was promised a share before they had an account. */
export interface GuestPayee {
  id: string
  email: string
  name: string
  creator_id: string | null
  claimed_at: Date | null
  moves: number
}

export interface ResolvedContract {
  id: string | null
  source: "post" | "creator" | "owner" | "organization" | "default"
  /** Names are for other nouns to know; a party of a contract brings one. */
  shares: Share[]
}
