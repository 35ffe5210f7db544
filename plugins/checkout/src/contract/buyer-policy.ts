import { z } from "zod"

/** `PUT /admin/studio/buyer-policy`, `PUT /admin/buyer-policy` */
export const buyerPolicyBody = z.strictObject({
  name: z.boolean(),
  verified_email: z.boolean(),
  phone: z.boolean(),
})

export type BuyerPolicyBody = z.infer<typeof buyerPolicyBody>

/** `GET …/buyer-policy`: what counts, and where it comes from. */
export interface BuyerPolicyResponse {
  policy: BuyerPolicyBody
  /** What the shop's operator has set for every store. */
  shop: BuyerPolicyBody
  /** False where the store follows the shop. */
  own: boolean
  /** Whether the asking person may change it. */
  editable: boolean
}

/** What this purchase needs to know of its buyer, and what is known already. */
export interface BuyerNeeds extends BuyerPolicyBody {
  /** Addresses the asking person has proven, newest first. */
  verified_emails: string[]
  /** The number given last time, in E.164; only where one is needed. */
  known_phone: string | null
}
