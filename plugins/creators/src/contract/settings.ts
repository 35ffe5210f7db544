import { z } from "zod"
import { richText, type RichNode } from "./rich-text"

export const CATEGORIES = [
  "art",
  "business",
  "cooking",
  "education",
  "fitness",
  "games",
  "language",
  "music",
  "technology",
  "wellness",
  "other",
] as const

export const LEGAL_KINDS = ["refunds", "terms", "privacy"] as const
export type LegalKindName = (typeof LEGAL_KINDS)[number]

/** What an organization can switch for itself (F214). */
export const ORGANIZATION_FEATURES = ["discounts", "bundles", "feeds"] as const
/** What the operator can switch for everybody. */
export const PLATFORM_FEATURES = [
  "sign_up",
  "creator_approval",
  "creator_phone",
  "mfa_operators",
  "mfa_creators",
  "explore",
  ...ORGANIZATION_FEATURES,
] as const

const color = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .toLowerCase()

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }))
  } catch {
    return false
  }
}

const switches = <Name extends string>(names: readonly Name[]) =>
  z.partialRecord(z.enum(names as [Name, ...Name[]]), z.boolean())

/** `POST /admin/studio/settings`; what is left out stays as it is. */
export const updateSettingsBody = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  legal_name: z.string().trim().max(160).optional(),
  tagline: z.string().trim().max(160).optional(),
  description: z.string().trim().max(5000).optional(),
  brand_color: color.nullable().optional(),
  support_email: z.email().max(254).nullable().optional(),
  timezone: z.string().max(64).refine(isTimezone, "unknown zone").optional(),
  category: z.enum(["", ...CATEGORIES]).optional(),
  publish_review: z.boolean().optional(),
  features: switches(ORGANIZATION_FEATURES).optional(),
})
export type UpdateSettingsBody = z.infer<typeof updateSettingsBody>

/** `POST /admin/studio/legal/:kind`: the next version. */
export const legalBody = z.strictObject({ body: richText })
export type LegalBody = z.infer<typeof legalBody>

/** `GET …/legal/:kind?version=2`; without it the newest. */
export const legalQuery = z.strictObject({
  version: z.coerce.number().int().min(1).max(100_000).optional(),
})
export type LegalQuery = z.infer<typeof legalQuery>

export interface LegalVersion {
  kind: LegalKindName
  version: number
  published_at: string
}

/** `GET /admin/studio/settings` */
export interface StudioSettings {
  name: string
  handle: string
  currency_code: string
  legal_name: string
  tagline: string
  description: string
  brand_color: string | null
  support_email: string | null
  timezone: string
  category: string
  logo_url: string | null
  publish_review: boolean
  /** As it works out, the platform's switches included. */
  features: Record<
    (typeof ORGANIZATION_FEATURES)[number],
    { on: boolean; platform: boolean }
  >
  legal: LegalVersion[]
  editable: boolean
}

/** `GET /admin/studio/legal/:kind` */
export interface StudioLegal {
  kind: LegalKindName
  version: number | null
  published_at: string | null
  body: RichNode | null
}

/** `GET /api/legal/:handle/:kind` */
export interface LegalPage {
  handle: string
  organization: string
  kind: LegalKindName
  version: number
  published_at: string
  /** Safe to show as it is. */
  html: string
  /** Newest first. */
  versions: LegalVersion[]
}

/** `POST /admin/platform-settings`; what is left out stays as it is. */
export const platformBody = z.strictObject({
  name: z.string().trim().max(120).optional(),
  support_email: z.email().max(254).nullable().optional(),
  features: switches(PLATFORM_FEATURES).optional(),
})
export type PlatformBody = z.infer<typeof platformBody>

/** Something outside that the shop works with, and how it stands. */
export interface IntegrationStatus {
  id: string
  state: "connected" | "built_in" | "action_needed"
  /** Version, bucket, host: what tells one from another. No secret. */
  detail: string
  /** The one thing to set; empty where nothing is to do. */
  set: string
}

/** `GET /admin/platform-settings` */
export interface PlatformSettingsView {
  name: string
  support_email: string | null
  features: Record<(typeof PLATFORM_FEATURES)[number], boolean>
  integrations: IntegrationStatus[]
}
