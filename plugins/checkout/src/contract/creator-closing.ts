import { z } from "zod"

/** What has to be settled before an account can be closed. */
export type ClosingObstacle =
  | { kind: "members"; organization: string }
  | {
      kind: "balance"
      wallet: string
      amount_minor: number
      currency_code: string
    }
  | { kind: "payout" | "payment" | "refund" | "dispute" }

/** `GET /admin/account/closing`: what closing does, and what is in its way. */
export interface CreatorClosing {
  /** Organizations that are left; their posts there go off sale. */
  leaves: string[]
  /** What is closed with the account: their page, and brands of theirs. */
  closes: string[]
  /** The same login also buys: it stays for that. */
  shops: boolean
  obstacles: ClosingObstacle[]
}

/** `POST /admin/account/closing` */
export const closeCreatorBody = z.strictObject({
  password: z.string().min(1).max(1_000),
})
export type CloseCreatorBody = z.infer<typeof closeCreatorBody>
