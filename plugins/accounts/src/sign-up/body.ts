import { useCodeBody } from "@codex/plugin-messages/contract"
import { z } from "@medusajs/framework/zod"

/** `POST /api/sign-up/creators` */
export const signUpBody = useCodeBody.extend({
  name: z.string().trim().min(1).max(120),
  /** Its rules are the server's (`normalizeHandle`, `checkHandle`). */
  handle: z.string().trim().min(1).max(64),
  /** A new one, or the one this address signs in with already. */
  password: z.string().min(1).max(1_000),
})
export type SignUpBody = z.infer<typeof signUpBody>
