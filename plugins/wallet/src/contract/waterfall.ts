import { z } from "zod"

const minor = z.number().int()
const bps = z.number().int().min(0).max(10_000)

const ruleRef = z.object({ id: z.string().nullable(), source: z.string() })

/** A guest was promised a share and has no account yet. */
const payeeKind = z.enum(["organization", "creator", "guest"])

const share = z.object({
  payee_id: z.string(),
  payee_kind: payeeKind,
  label: z.string(),
  bps,
  amount_minor: minor,
  processing_fee_minor: minor,
  net_minor: minor,
})

const line = z.object({
  key: z.enum([
    "price",
    "tax",
    "discount",
    "processing_fee",
    "platform",
    "organization",
    "creator",
    "guest",
  ]),
  label: z.string(),
  amount_minor: minor,
  bps: bps.nullable(),
  payee_id: z.string().nullable(),
})

const commission = z.object({ bps, amount_minor: minor, rule: ruleRef })

const item = z.object({
  post_id: z.string(),
  label: z.string(),
  weight_minor: minor,
  base_minor: minor,
  commission,
  contract: ruleRef,
  shares: z.array(share.omit({ processing_fee_minor: true, net_minor: true })),
})

/** How one sale is shared, frozen on the purchase. */
export const waterfallSchema = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  currency_code: z.string(),
  price_minor: minor,
  tax_minor: minor,
  tax_label: z.string().optional(),
  discount_minor: minor,
  discount_born_by: z.enum(["seller", "platform"]),
  paid_minor: minor,
  base_minor: minor,
  processing_fee: z.object({
    amount_minor: minor,
    born_by: z.enum(["platform", "organization"]),
    payees_minor: minor,
    estimated: z.boolean(),
  }),
  commission,
  contract: ruleRef,
  /** Absent: the money passes the platform. */
  settlement: z.literal("direct").optional(),
  shares: z.array(share),
  items: z.array(item).optional(),
  lines: z.array(line),
})

export type Waterfall = z.infer<typeof waterfallSchema>
