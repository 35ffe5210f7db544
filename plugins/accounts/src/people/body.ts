import { emailAddress } from "@codex/plugin-messages/contract"
import { z } from "@medusajs/framework/zod"
import { GIVEN_ROLES } from "../contract"

/** `POST /admin/studio/invitations` */
export const inviteBody = z.strictObject({
  email: emailAddress,
  role: z.enum(GIVEN_ROLES),
})
export type InviteBody = z.infer<typeof inviteBody>
