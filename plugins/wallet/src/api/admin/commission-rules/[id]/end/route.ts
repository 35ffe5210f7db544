import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { RuleView } from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { endRule } from "../../../../../rules/operator-rules"

/** Ends a rule from now on; rules are never edited. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ rule: RuleView }>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  res.json({ rule: await readWallets(req, (tx) => endRule(tx, id, by)) })
}
