import { z } from "zod"

const day = z.iso.date()

/** `GET /admin/shoppers` */
export const shoppersQuery = z.strictObject({
  q: z.string().trim().max(100).optional(),
  account: z.enum(["registered", "guest"]).optional(),
  /** Paid for something; got money back; between the days, where there are any. */
  bought: z.enum(["yes", "no", "refunded"]).optional(),
  from: day.optional(),
  until: day.optional(),
  owns: z.enum(["yes", "no"]).optional(),
  order: z
    .enum([
      "created_at",
      "-created_at",
      "last_paid_at",
      "-last_paid_at",
      "spent",
      "-spent",
    ])
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export type ShoppersQuery = z.infer<typeof shoppersQuery>

/** `POST /admin/shoppers/csv`, answered with a file. */
export const shoppersCsvBody = z.strictObject({
  ids: z.array(z.string().min(1).max(64)).min(1).max(1_000),
})
export type ShoppersCsvBody = z.infer<typeof shoppersCsvBody>

/** One row of `GET /admin/shoppers`. */
export interface Shopper {
  /** Of the Medusa customer. */
  id: string
  name: string
  email: string
  has_account: boolean
  created_at: string
  /** Posts they may watch now. */
  owns: number
  /** How much of these they have played; null where they own nothing. */
  watched_percent: number | null
  last_paid_at: string | null
  /** What they paid and did not get back, by currency. */
  spent: { currency_code: string; amount_minor: number }[]
}

export interface ShoppersResponse {
  shoppers: Shopper[]
  count: number
  limit: number
  offset: number
}
