import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { EmailsQuery } from "../../../contract"
import { emailsForOperator } from "../../../lib/operator-emails"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const page = req.validatedQuery as unknown as EmailsQuery
  res.json(await emailsForOperator(req.scope, page))
}
