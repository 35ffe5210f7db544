import { z } from "zod"
import { discountCode } from "./fields"

const moment = z.iso.datetime({ offset: true })
const uses = z.int().min(1).max(1_000_000)

/** `POST /admin/studio/discounts` */
export const createDiscountBody = z
  .strictObject({
    /** Without one the discount applies by itself. */
    code: discountCode.nullable(),
    kind: z.enum(["percentage", "fixed"]),
    /** Basis points of a percentage, minor units of an amount. */
    value: z.int().min(1).max(99_999_999),
    scope: z.enum(["post", "creator", "organization"]),
    /** Which post; only with that scope. */
    post_id: z.string().min(1).max(64).optional(),
    max_uses: uses.nullable().default(null),
    per_customer: uses.nullable().default(null),
    starts_at: moment.nullable().default(null),
    ends_at: moment.nullable().default(null),
  })
  .refine((body) => (body.scope === "post") === (body.post_id !== undefined), {
    path: ["post_id"],
    message: "goes with the scope “post”, and that scope needs it",
  })
  .refine((body) => body.kind === "fixed" || body.value <= 10_000, {
    path: ["value"],
    message: "is at most 100 %",
  })
  .refine(
    ({ starts_at: from, ends_at: to }) =>
      !to || Date.parse(to) > (from ? Date.parse(from) : Date.now()),
    { path: ["ends_at"], message: "is after the beginning and in the future" }
  )

export type CreateDiscountBody = z.infer<typeof createDiscountBody>

const action = z.enum(["pause", "resume", "end"])
export type DiscountAction = z.infer<typeof action>

/** `POST /admin/studio/discounts/:id` */
export const changeDiscountBody = z.strictObject({ action })
export type ChangeDiscountBody = z.infer<typeof changeDiscountBody>

/** `POST /admin/discounts/:id` */
export const operateDiscountBody = z.union([
  z.strictObject({ action }),
  z.strictObject({ born_by: z.enum(["seller", "platform"]) }),
])
export type OperateDiscountBody = z.infer<typeof operateDiscountBody>

export interface DiscountView {
  id: string
  /** As shoppers type it; null where it applies by itself. */
  code: string | null
  kind: "percentage" | "fixed"
  value: number
  currency_code: string
  scope: "post" | "creator" | "organization"
  /** The post's title or the creator's name; null for the organization. */
  target: string | null
  organization: string
  born_by: "seller" | "platform"
  state: "running" | "scheduled" | "paused" | "used_up" | "ended"
  max_uses: number | null
  per_customer: number | null
  /** Uses paid and uses held in checkouts. */
  used: number
  sales: number
  given_minor: number
  starts_at: string | null
  ends_at: string | null
  created_at: string
  /** The promotion of Medusa that holds code, value and dates. */
  promotion_id: string
}

export interface DiscountsResponse {
  discounts: DiscountView[]
  count: number
}

export interface DiscountResponse {
  discount: DiscountView
}
