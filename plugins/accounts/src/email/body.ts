import { emailAddress } from "@codex/plugin-messages/contract"
import { z } from "@medusajs/framework/zod"

/** `POST /api/account/email` and `POST /admin/account/email` */
export const emailBody = z.strictObject({
  email: emailAddress,
  password: z.string().min(1).max(1_000),
})
export type EmailBody = z.infer<typeof emailBody>
