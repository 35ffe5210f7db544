import { z } from "zod"
import { useCodeBody } from "@codex/plugin-messages/contract"

export { askCodeBody } from "@codex/plugin-messages/contract"
export type { AskCodeBody, AskedCode } from "@codex/plugin-messages/contract"

/** `GET /api/sign-up/offer` */
export interface SignUpOffer {
  /** Whether creators may sign up by themselves. */
  open: boolean
  /** The platform's name; empty where it has none. */
  name: string
}

/** `GET /api/sign-up/handles/:handle` */
export interface HandleAnswer {
  handle: string
  available: boolean
  /** Why not, for a person to read. */
  message?: string
}

/** `POST /api/sign-up/creators` */
export const signUpBody = useCodeBody.extend({
  name: z.string().trim().min(1).max(120),
  /** Its rules are the server's (`normalizeHandle`, `checkHandle`). */
  handle: z.string().trim().min(1).max(64),
  /** A new one, or the one this address signs in with already. */
  password: z.string().min(1).max(1_000),
})
export type SignUpBody = z.infer<typeof signUpBody>

export interface SignedUp {
  email: string
  handle: string
}
