import { z } from "zod"

/** An amount of money, in the smallest unit of its currency. */
interface Amount {
  amount_minor: number
  currency_code: string
}

export interface OwnPurchase extends Amount {
  id: string
  title: string
  paid_at: string
  tax_minor: number
  name: string
  email: string
  phone: string | null
}

export interface OwnRefund extends Amount {
  purchase_id: string | null
  reason: string
  state: string
  asked_at: string
}

export interface OwnAccess {
  post_id: string
  because: string
  from: string
  until: string | null
  taken_back_at: string | null
}

export interface OwnProgress {
  post_id: string
  part_id: string
  position_ms: number
  completed: boolean
  at: string
}

/** `GET /api/buyer/data`: all that is kept of a shopper, to take along. */
export interface OwnData {
  exported_at: string
  profile: {
    email: string
    first_name: string
    last_name: string
    phone: string | null
    since: string
  }
  /** Addresses they have proven to read. */
  proven: { channel: "email" | "phone"; address: string; at: string }[]
  devices: { device: string; network: string; from: string; seen: string }[]
  purchases: OwnPurchase[]
  refunds: OwnRefund[]
  access: OwnAccess[]
  progress: OwnProgress[]
  /** Files taken, the first time of each. */
  downloads: { post_id: string; part_id: string; at: string }[]
}

/** `POST /api/buyer/delete` */
export const deleteAccountBody = z.strictObject({
  password: z.string().min(1).max(1_000),
})
export type DeleteAccountBody = z.infer<typeof deleteAccountBody>
