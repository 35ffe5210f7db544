import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { PoliciesResponse, PolicyBody } from "../../../contract"
import { readWallets } from "../../../lib/reader"
import { shopCurrency } from "../../../lib/shop-currency"
import { planPolicy, policiesView } from "../../../policies/operator-policies"

/** Every payout policy, past and planned ones included; operators. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<PoliciesResponse>
): Promise<void> {
  const currency = await shopCurrency(req.scope)
  res.json(await readWallets(req, (tx) => policiesView(tx, currency)))
}

/** Plans a policy; what was sold before its day keeps its own. */
export async function POST(
  req: AuthenticatedMedusaRequest<PolicyBody>,
  res: MedusaResponse<PoliciesResponse>
): Promise<void> {
  const by = req.auth_context.actor_id
  const currency = await shopCurrency(req.scope)
  res.json(
    await readWallets(req, async (tx) => {
      await planPolicy(tx, req.validatedBody, by)
      return policiesView(tx, currency)
    })
  )
}
