/** Asked for by `POST /api/buyer/codes`, used by the three routes below it. */
export { askCodeBody, useCodeBody } from "@codex/plugin-messages/contract"
export type {
  AskCodeBody,
  AskedCode,
  UseCodeBody,
} from "@codex/plugin-messages/contract"

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
