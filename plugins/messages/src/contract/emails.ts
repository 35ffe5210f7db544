import { z } from "zod"

export const deliveryState = z.enum([
  "pending",
  "sent",
  "kept",
  "skipped",
  "failed",
  "bounced",
])
export type DeliveryState = z.infer<typeof deliveryState>

/** `GET /admin/emails` */
export const emailsQuery = z.strictObject({
  q: z.string().trim().min(1).max(100).optional(),
  state: deliveryState.optional(),
  type: z.string().min(1).max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
})
export type EmailsQuery = z.infer<typeof emailsQuery>

export const emailLine = z.object({
  id: z.string(),
  type: z.string(),
  state: deliveryState,
  to: z.string(),
  subject: z.string(),
  attempts: z.number(),
  clicks: z.number(),
  last_error: z.string().nullable(),
  created_at: z.string(),
  finished_at: z.string().nullable(),
  next_at: z.string().nullable(),
})
export type EmailLine = z.infer<typeof emailLine>

export const emailStep = z.object({
  kind: z.string(),
  detail: z.string().nullable(),
  at: z.string(),
})
export type EmailStep = z.infer<typeof emailStep>

export const emailDetail = emailLine.extend({
  from: z.string().nullable(),
  reply_to: z.string().nullable(),
  mail: z.object({ html: z.string(), text: z.string() }).nullable(),
  /** Carried a key: once sent, nothing of it is kept. */
  secret: z.boolean(),
  resendable: z.boolean(),
  timeline: z.array(emailStep),
})
export type EmailDetail = z.infer<typeof emailDetail>

/** `POST /hooks/mail/bounces` */
export const bounceBody = z.strictObject({
  message_id: z.string().min(3).max(300),
  kind: z.enum(["bounced", "complained"]),
  reason: z.string().max(1000).default(""),
})
export type BounceBody = z.infer<typeof bounceBody>
