import { z } from "zod"
import { waterfallSchema } from "./waterfall"

export const ruleScope = z.enum([
  "post",
  "collection",
  "product_type",
  "creator",
  "organization",
  "platform",
])
export type RuleScopeName = z.infer<typeof ruleScope>

const rate = {
  scope: ruleScope,
  /** A handle, a post's id, a kind of product; absent for the platform. */
  subject: z.string().trim().min(1).max(100).optional(),
}

/** `POST /admin/commission-rules` */
export const ruleBody = z.strictObject({
  ...rate,
  bps: z.number().int().min(0).max(10_000),
  starts_at: z.iso.datetime().optional(),
  ends_at: z.iso.datetime().optional(),
  note: z.string().trim().max(300).default(""),
})
export type RuleBody = z.infer<typeof ruleBody>

/** `GET /admin/commission-rules/preview` */
export const rulePreviewQuery = z.strictObject({
  ...rate,
  bps: z.coerce.number().int().min(0).max(10_000),
  price_minor: z.coerce.number().int().min(1).max(99_999_999).default(5_000),
})
export type RulePreviewQuery = z.infer<typeof rulePreviewQuery>

export const rulePreviewResponse = z.object({
  /** The subject as people call it. */
  subject: z.string().nullable(),
  before: waterfallSchema,
  after: waterfallSchema,
})
export type RulePreviewResponse = z.infer<typeof rulePreviewResponse>

/** `GET /admin/commission-rules` */
export const rulesQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type RulesQuery = z.infer<typeof rulesQuery>

const rule = z.object({
  id: z.string(),
  scope: ruleScope,
  subject: z.string().nullable(),
  bps: z.number().int(),
  note: z.string(),
  state: z.enum(["planned", "in_force", "over"]),
  starts_at: z.string(),
  ends_at: z.string().nullable(),
  created_at: z.string(),
})
export type RuleView = z.infer<typeof rule>

export const rulesResponse = z.object({
  rules: z.array(rule),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
  default_bps: z.number().int(),
  range: z.object({ min_bps: z.number().int(), max_bps: z.number().int() }),
})
export type RulesResponse = z.infer<typeof rulesResponse>
