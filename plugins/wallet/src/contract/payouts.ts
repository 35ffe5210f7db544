import { z } from "zod"

const minor = z.number().int()
const timestamp = z.string()

export const payeeKind = z.enum(["creator", "organization"])

/**
 * As `PAYOUT_STATES` of the module, which browsers do not get; a state that is
 * missing here fails the types where a payout is shown.
 */
export const PAYOUT_STATES = [
  "requested",
  "approved",
  "submitting",
  "unknown",
  "in_transit",
  "paid",
  "reversing",
  "returned",
  "failed",
  "rejected",
  "canceled",
] as const
const payoutState = z.enum(PAYOUT_STATES)
export type PayoutState = z.infer<typeof payoutState>

/** Why nothing can be paid out now. */
export const PAYOUT_BLOCKS = [
  "settled_directly",
  "balance_negative",
  "no_destination",
  "connect_required",
  "destination_not_ready",
  "destination_currency",
  "destination_cooling_down",
  "phone_first",
  "below_minimum",
] as const

const destination = z.object({
  provider: z.string(),
  holder_name: z.string(),
  country: z.string(),
  /** The last four characters; more is shown to nobody. */
  masked: z.string(),
  ready: z.boolean(),
  usable_from: timestamp,
})

export const payoutPolicy = z.object({
  minimum_minor: minor,
  hold_days: z.number().int(),
  refund_window_days: z.number().int(),
  reserve_bps: z.number().int(),
  reserve_days: z.number().int(),
  negative_floor_minor: minor,
  cool_down_hours: z.number().int(),
  recoup_order: z.array(
    z.enum(["pending", "available", "future_sales", "platform"])
  ),
})
export type PayoutPolicyView = z.infer<typeof payoutPolicy>

/** What the wallet page says about being paid. */
export const payoutBox = z.object({
  payable_minor: minor,
  reserved_minor: minor,
  block: z.enum(PAYOUT_BLOCKS).nullable(),
  destination: destination.nullable(),
  rails: z.array(z.enum(["manual", "stripe-connect"])),
  policy: payoutPolicy,
  /** The next change that was announced. */
  planned: z.object({ from: timestamp, policy: payoutPolicy }).nullable(),
})
export type PayoutBox = z.infer<typeof payoutBox>

/** `POST /admin/studio/wallet/confirm` */
export const confirmBody = z.strictObject({
  password: z.string().min(1).max(200),
})
export type ConfirmBody = z.infer<typeof confirmBody>

/** `POST /admin/studio/wallet/destination` */
export const destinationBody = z.strictObject({
  payee: payeeKind.default("creator"),
  holder_name: z.string().trim().min(2).max(120),
  country: z.string().regex(/^[A-Z]{2}$/),
  account_number: z.string().trim().min(4).max(42),
  bank_code: z.string().trim().max(20).default(""),
})
export type DestinationBody = z.infer<typeof destinationBody>

/** `POST /admin/studio/wallet/stripe` */
export const stripeBody = z.strictObject({
  payee: payeeKind.default("creator"),
  country: z.string().regex(/^[A-Z]{2}$/),
  /** `charges`: buyers are to pay into the account themselves. */
  purpose: z.enum(["payouts", "charges"]).default("payouts"),
})
export type StripeBody = z.infer<typeof stripeBody>

/** `POST /admin/studio/wallet/stripe/refresh` */
export const stripeRefreshBody = z.strictObject({
  payee: payeeKind.default("creator"),
})
export type StripeRefreshBody = z.infer<typeof stripeRefreshBody>

/** `GET /admin/studio/payouts` */
export const payoutsQuery = z.strictObject({
  payee: payeeKind.default("creator"),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type PayoutsQuery = z.infer<typeof payoutsQuery>

/** `POST /admin/studio/payouts` */
export const payoutRequestBody = z.strictObject({
  payee: payeeKind.default("creator"),
  amount_minor: z.number().int().min(1).max(99_999_999_999),
  idempotency_key: z.string().min(8).max(100),
})
export type PayoutRequestBody = z.infer<typeof payoutRequestBody>

const step = z.object({
  state: payoutState,
  at: timestamp,
  note: z.string().nullable(),
})

export const payout = z.object({
  id: z.string(),
  amount_minor: minor,
  currency_code: z.string(),
  state: payoutState,
  provider: z.string(),
  masked: z.string(),
  note: z.string().nullable(),
  failure: z.string().nullable(),
  reference: z.string().nullable(),
  requested_at: timestamp,
  paid_at: timestamp.nullable(),
  steps: z.array(step),
})
export type PayoutView = z.infer<typeof payout>

export const payoutsResponse = z.object({
  payouts: z.array(payout),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
})
export type PayoutsResponse = z.infer<typeof payoutsResponse>

/** `GET /admin/payouts` */
export const payoutQueueQuery = z.strictObject({
  show: z.enum(["waiting", "sending", "over", "all"]).default("all"),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type PayoutQueueQuery = z.infer<typeof payoutQueueQuery>

export const queuedPayout = payout.extend({
  payee_id: z.string(),
  payee_name: z.string(),
  holder_name: z.string(),
  country: z.string(),
  batch_id: z.string().nullable(),
  /** This operator asked for it, so somebody else approves it. */
  own_request: z.boolean(),
})
export type QueuedPayout = z.infer<typeof queuedPayout>

const batch = z.object({
  id: z.string(),
  currency_code: z.string(),
  payouts: z.number().int(),
  total_minor: minor,
  created_at: timestamp,
})
export type PayoutBatchView = z.infer<typeof batch>

export const payoutQueueResponse = z.object({
  payouts: z.array(queuedPayout),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
  counts: z.partialRecord(payoutState, z.number().int()),
  batches: z.array(batch),
})
export type PayoutQueueResponse = z.infer<typeof payoutQueueResponse>

/** `POST /admin/payouts/:id/approve` */
export const approveBody = z.strictObject({
  note: z.string().trim().max(500).optional(),
})
/** `POST /admin/payouts/:id/reject` and `…/returned`: a reason is owed. */
export const reasonBody = z.strictObject({
  note: z.string().trim().min(3).max(500),
})
/** `POST /admin/payouts/:id/paid` */
export const paidBody = z.strictObject({
  reference: z.string().trim().min(3).max(100),
})
/** `POST /admin/payout-batches` */
export const batchBody = z.strictObject({
  currency_code: z
    .string()
    .regex(/^[a-z]{3}$/)
    .default("usd"),
})
export type BatchBody = z.infer<typeof batchBody>
export type ReasonBody = z.infer<typeof reasonBody>
export type PaidBody = z.infer<typeof paidBody>
export type ApproveBody = z.infer<typeof approveBody>
