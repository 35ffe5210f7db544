import type { AskedCode } from "@codex/plugin-messages/contract"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { OwnEmail } from "../../../../contract"
import type { EmailBody } from "../../../../email/body"
import { askForEmail } from "../../../../email/change-email"
import { emailLoginOf } from "../../../../lib/email-login"

/** The address one signs in with. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<OwnEmail>
): Promise<void> {
  const login = await emailLoginOf(req)
  res.json({ email: login?.entity_id ?? null })
}

/** Sends a code to the address somebody wants to sign in with from now on. */
export async function POST(
  req: AuthenticatedMedusaRequest<EmailBody>,
  res: MedusaResponse<AskedCode>
): Promise<void> {
  res.json(await askForEmail(req))
}
