export type CreatorStatus = "active" | "suspended"
export type OrganizationKind = "personal" | "brand"
export type OrganizationStatus = "active" | "suspended"
export type SettlementMode = "platform_wallet" | "direct" | "connect"
export type MembershipRole = "owner" | "admin" | "creator" | "member"
export type MembershipStatus = "active" | "removed"
/** Nobody is invited to own: an organization has one owner. */
export type InvitedRole = Exclude<MembershipRole, "owner">
export type InvitationStatus = "open" | "accepted" | "declined" | "withdrawn"

/** What an operator says of a creator or an organization. */
export interface Standing {
  status: "active" | "suspended"
  /** Kept while suspended only. */
  reason?: string | undefined
}

/** Anyone with a media library. */
export interface Creator {
  id: string
  user_id: string
  display_name: string
  handle: string
  bio: string
  avatar_key: string | null
  status: CreatorStatus
  /** Why an operator suspended them; null while they are active. */
  suspend_reason: string | null
  personal_organization_id: string
  /** Null while the operator has not looked at them yet. */
  approved_at: Date | null
  /** Since when the account is closed by its owner, for good. */
  closed_at: Date | null
  created_at: Date
  updated_at: Date
}

/** A brand, or the personal organization every creator has. */
export interface Organization {
  id: string
  name: string
  handle: string
  kind: OrganizationKind
  status: OrganizationStatus
  suspend_reason: string | null
  sales_channel_id: string
  settlement_mode: SettlementMode
  currency_code: string
  owner_creator_id: string
  /** Since when it is closed with its owner's account, for good. */
  closed_at: Date | null
  created_at: Date
  updated_at: Date
}

/** Somebody who was asked by e-mail to work for an organization. */
export interface Invitation {
  id: string
  organization_id: string
  email: string
  role: InvitedRole
  invited_by: string
  status: InvitationStatus
  accepted_by: string | null
  expires_at: Date
  created_at: Date
  updated_at: Date
}

/** A member with the name that stands on their page. */
export interface Member extends Membership {
  display_name: string
  handle: string
}

export interface OrganizationSettings {
  organization_id: string
  tagline: string
  description: string
  /** `#rrggbb`; the storefront derives its palette from it. */
  brand_color: string | null
  support_email: string | null
  /** The name on receipts and legal pages, where it is another one. */
  legal_name: string
  /** IANA name; dates of the organization's own screens. */
  timezone: string
  category: string
  /** Storage key of the picture, without its size; null without one. */
  logo_key: string | null
  /** Posts of members go on sale once an owner or admin says so. */
  publish_review: boolean
  features_off: string[]
  updated_at: Date
}

/** The platform's own settings; one row. */
export interface PlatformSettings {
  id: string
  name: string
  support_email: string | null
  features_on: string[]
  features_off: string[]
  updated_at: Date
}

export type LegalKind = "refunds" | "terms" | "privacy"

/** One version of a legal text; a version never changes. */
export interface LegalDocument {
  organization_id: string
  kind: LegalKind
  version: number
  /** Rich text as the editor keeps it. */
  body: unknown
  created_by: string
  created_at: Date
}

/** What a store demands of its buyers before they pay. */
export interface BuyerPolicy {
  name: boolean
  /** The address a receipt goes to is proven by a code. */
  verified_email: boolean
  phone: boolean
}

export interface Membership {
  id: string
  organization_id: string
  creator_id: string
  role: MembershipRole
  status: MembershipStatus
  created_at: Date
  updated_at: Date
}

export interface HandleTarget {
  handle: string
  target_type: "creator" | "organization"
  target_id: string
}

/** An organization together with what one creator is in it. */
export interface OrganizationOfCreator extends Organization {
  role: MembershipRole
}
