import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { ConfirmBody } from "../../../../../contract"
import { confirmPassword } from "@codex/plugin-accounts/workflows"

/** The password again; good for five minutes in this session. */
export async function POST(
  req: AuthenticatedMedusaRequest<ConfirmBody>,
  res: MedusaResponse<{ confirmed: true }>
): Promise<void> {
  await confirmPassword(req, req.validatedBody.password)
  res.json({ confirmed: true })
}
