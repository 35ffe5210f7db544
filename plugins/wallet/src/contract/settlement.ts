import { z } from "zod"

export const settlementMode = z.enum(["platform_wallet", "direct", "connect"])
export type SettlementModeName = z.infer<typeof settlementMode>

/** Where a payee stands with Stripe. */
export const ACCOUNT_STATES = [
  "not_started",
  "needs_information",
  "in_review",
  "restricted",
  "ready",
] as const

/** What Stripe still asks for, in groups a person knows. */
export const MISSING_KINDS = [
  "bank_account",
  "identity",
  "personal",
  "business",
  "terms",
  "other",
] as const

export const stripeStanding = z.object({
  /** False: this shop pays nobody through Stripe. */
  offered: z.boolean(),
  state: z.enum(ACCOUNT_STATES),
  country: z.string().nullable(),
  can_charge: z.boolean(),
  can_be_paid: z.boolean(),
  missing: z.array(z.enum(MISSING_KINDS)),
})
export type StripeStanding = z.infer<typeof stripeStanding>

/** `GET /admin/settlements` */
export const settlementsQuery = z.strictObject({
  q: z.string().trim().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type SettlementsQuery = z.infer<typeof settlementsQuery>

/** `POST /admin/settlements/:id` */
export const settlementBody = z.strictObject({ mode: settlementMode })
export type SettlementBody = z.infer<typeof settlementBody>

export const settlement = z.object({
  /** The organization. */
  id: z.string(),
  name: z.string(),
  handle: z.string(),
  mode: settlementMode,
  stripe: stripeStanding,
})
export type SettlementView = z.infer<typeof settlement>

export const settlementsResponse = z.object({
  settlements: z.array(settlement),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
})
export type SettlementsResponse = z.infer<typeof settlementsResponse>
