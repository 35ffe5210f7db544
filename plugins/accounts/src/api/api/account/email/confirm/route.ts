import type { UseCodeBody } from "@codex/plugin-messages/contract"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { EmailChanged } from "../../../../../contract"
import { changeEmail } from "../../../../../email/change-email"

/** The code from the mail: the login has its new address. */
export async function POST(
  req: AuthenticatedMedusaRequest<UseCodeBody>,
  res: MedusaResponse<EmailChanged>
): Promise<void> {
  res.json(await changeEmail(req))
}
