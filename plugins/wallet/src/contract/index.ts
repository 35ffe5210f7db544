import { z } from "zod"
import { payeeKind, payoutBox } from "./payouts"
import { settlementMode, stripeStanding } from "./settlement"
import { waterfallSchema } from "./waterfall"

export { waterfallSchema }
export type { Waterfall } from "./waterfall"
export * from "./agreements"
export * from "./payouts"
export * from "./policies"
export * from "./rules"
export * from "./settlement"

const minor = z.number().int()
const timestamp = z.string()

/** `GET /admin/studio/wallet/waterfall` */
export const waterfallQuery = z.strictObject({
  /** What the buyer pays, in minor units. */
  price_minor: z.coerce.number().int().min(0).max(99_999_999),
  product_type: z.string().min(1).max(100).optional(),
  /** The post itself, so that rules and contracts for it count. */
  post_id: z.string().min(1).max(64).optional(),
})

export type WaterfallQuery = z.infer<typeof waterfallQuery>

export const waterfallResponse = z.object({
  waterfall: waterfallSchema,
  /** What of it reaches whoever asks. */
  yours_minor: minor,
})
export type WaterfallResponse = z.infer<typeof waterfallResponse>

/** `GET /admin/studio/wallet` */
export const walletQuery = z.strictObject({
  /** Whose wallet: your own, or your organization's (owners and admins). */
  payee: z.enum(["creator", "organization"]).default("creator"),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** `next` of the previous page. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
})
export type WalletQuery = z.infer<typeof walletQuery>

/** `GET /admin/studio/wallet/statements/:month` */
export const statementQuery = z.strictObject({
  payee: payeeKind.default("creator"),
  format: z.enum(["csv", "pdf"]).default("pdf"),
})
export type StatementQuery = z.infer<typeof statementQuery>

const payee = z.object({
  kind: z.enum(["creator", "organization"]),
  name: z.string(),
})

const sale = z.object({
  id: z.string(),
  title: z.string(),
  sold_at: timestamp,
  currency_code: z.string(),
  paid_minor: minor,
  /** What reached this wallet. */
  share_minor: minor,
  /** What is left of it after everything since. */
  net_minor: minor,
  /** Refunds, disputes and corrections, oldest first. */
  corrections: z.array(
    z.object({ kind: z.string(), at: timestamp, amount_minor: minor })
  ),
  order_id: z.string().nullable(),
  state: z.enum(["pending", "available", "disputed", "refunded", "direct"]),
  available_at: timestamp,
  waterfall: waterfallSchema.nullable(),
})

export const walletResponse = z.object({
  payee,
  payees: z.array(payee),
  currency_code: z.string(),
  balances: z.object({
    available_minor: minor,
    pending_minor: minor,
    on_hold_minor: minor,
    /** Of that: asked to be paid out, and waiting for a dispute's end. */
    held_payout_minor: minor,
    held_dispute_minor: minor,
    paid_out_minor: minor,
    /** Paid straight into the organization's own Stripe account. */
    direct_minor: minor,
  }),
  hold_days: z.number().int(),
  next_release: z.object({ at: timestamp, amount_minor: minor }).nullable(),
  /** What becomes available on which day, the next first. */
  releases: z.array(z.object({ at: timestamp, amount_minor: minor })),
  payout: payoutBox,
  /** Who is paid for this payee's organization. */
  settlement_mode: settlementMode,
  stripe: stripeStanding,
  sales: z.array(sale),
  next: z.string().nullable(),
})
export type WalletResponse = z.infer<typeof walletResponse>
export type WalletSale = z.infer<typeof sale>

/** `GET /admin/wallets` */
export const walletsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
})
export type WalletsQuery = z.infer<typeof walletsQuery>

const payeeWallet = z.object({
  payee_id: z.string(),
  name: z.string().nullable(),
  kind: z.enum(["creator", "organization", "unknown"]),
  currency_code: z.string(),
  available_minor: minor,
  pending_minor: minor,
  on_hold_minor: minor,
  /** Settled without us. */
  direct_minor: minor,
})
export type PayeeWallet = z.infer<typeof payeeWallet>

export const walletsResponse = z.object({
  wallets: z.array(payeeWallet),
  count: z.number().int(),
  limit: z.number().int(),
  offset: z.number().int(),
  platform: z.array(
    z.object({
      account: z.string(),
      currency_code: z.string(),
      amount_minor: minor,
    })
  ),
  check: z.object({
    ok: z.boolean(),
    journals: z.number().int(),
    problems: z.array(z.object({ code: z.string(), detail: z.string() })),
  }),
})
export type WalletsResponse = z.infer<typeof walletsResponse>
