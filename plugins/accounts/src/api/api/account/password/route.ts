import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PasswordBody } from "../../../../contract"
import { changePassword } from "../../../../sessions/change-password"

export async function POST(
  req: AuthenticatedMedusaRequest<PasswordBody>,
  res: MedusaResponse<{ changed: true }>
): Promise<void> {
  await changePassword(req, req.validatedBody)
  res.json({ changed: true })
}
