import { z } from "zod"

const email = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** `POST /api/buyer/codes` */
export const askCodeBody = z.strictObject({ email })
export type AskCodeBody = z.infer<typeof askCodeBody>

export interface AskedCode {
  /** The code works with this request only. */
  request_id: string
  expires_at: string
  /** False where no mail server is set up: the operator's list of mails has it. */
  mailed: boolean
}

/** `POST /api/buyer/sessions`, `…/claims` and `…/verified-emails` */
export const useCodeBody = z.strictObject({
  request_id: z.string().min(1).max(64),
  code: z.string().regex(/^\d{6}$/),
})
export type UseCodeBody = z.infer<typeof useCodeBody>

export interface BuyerSession {
  token: string
  email: string
}

/** `POST /api/buyer/verified-emails` */
export interface VerifiedEmail {
  email: string
  verified_at: string
}

export interface ClaimedPurchases {
  claimed: number
}
