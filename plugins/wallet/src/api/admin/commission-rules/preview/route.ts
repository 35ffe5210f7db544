import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  RulePreviewQuery,
  RulePreviewResponse,
} from "../../../../contract"
import { readWallets } from "../../../../lib/reader"
import { previewRule } from "../../../../rules/operator-rules"

/** What a rule would change about a sale, before it is added. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, RulePreviewQuery>,
  res: MedusaResponse<RulePreviewResponse>
): Promise<void> {
  const query = req.validatedQuery as RulePreviewQuery
  res.json(await readWallets(req, (tx) => previewRule(tx, query)))
}
