import type { ShareInput } from "./domain/waterfall-types"

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
  organization_bps: number
  starts_at: Date
  ends_at: Date | null
  created_at: Date
}

export interface ResolvedContract {
  id: string | null
  source: "creator" | "owner" | "organization" | "default"
  /** Names are for other nouns to know; a party of a contract brings one. */
  shares: (Omit<ShareInput, "label"> & { label?: string })[]
}
