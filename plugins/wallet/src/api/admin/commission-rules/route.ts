import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  RuleBody,
  RulesQuery,
  RulesResponse,
  RuleView,
} from "../../../contract"
import { readWallets } from "../../../lib/reader"
import { addRule, rulesView } from "../../../rules/operator-rules"

/** Every commission rule, past and planned ones included; operators. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, RulesQuery>,
  res: MedusaResponse<RulesResponse>
): Promise<void> {
  const query = req.validatedQuery as RulesQuery
  res.json(await readWallets(req, (tx) => rulesView(tx, query)))
}

/** Adds a rule; what was sold before keeps its own. */
export async function POST(
  req: AuthenticatedMedusaRequest<RuleBody>,
  res: MedusaResponse<{ rule: RuleView }>
): Promise<void> {
  const by = req.auth_context.actor_id
  const rule = await readWallets(req, (tx) =>
    addRule(tx, req.validatedBody, by)
  )
  res.json({ rule })
}
