import type { Minor } from "@codex/kernel"

/** What was sold, what buyers paid, and what they got back. */
export interface Takings {
  sales: number
  gross_minor: Minor
  refunded_minor: Minor
}

/** One post on one UTC day. */
export interface SaleDay extends Takings {
  organization_id: string
  creator_id: string
  post_id: string
  day: string
  currency_code: string
  /** Different people; they do not add up over posts. */
  buyers: number
}

export interface DayTakings extends Takings {
  day: string
}

export interface PostTakings extends Takings {
  post_id: string
  organization_id: string
  buyers: number
}

export interface PostDayTakings extends DayTakings {
  post_id: string
  buyers: number
}

export interface CurrencyTakings {
  currency_code: string
  all_time: Takings
  month: Takings
}

/** A purchase as it stands, for the events that follow from it. */
export interface SaleFact {
  purchase_id: string
  /** Names this state of the purchase among its states. */
  version: string
  organization_id: string
  creator_id: string
  post_id: string
  customer_id: string
  currency_code: string
  amount_minor: Minor
  returned_minor: Minor
  sold_at: Date
}

/** How far changes have been read. */
export interface Mark {
  xid: string
  id: string
}

/** Which days of whose sales in which currency. */
export interface SellerScope {
  organizationId: string
  /** Only what this creator made; absent: everything of the organization. */
  creatorId?: string | undefined
  currency: string
  from: string
  to: string
}
