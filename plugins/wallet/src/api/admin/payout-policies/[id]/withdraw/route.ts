import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  PoliciesResponse,
  PolicyWithdrawBody,
} from "../../../../../contract"
import { readWallets } from "../../../../../lib/reader"
import { shopCurrency } from "../../../../../lib/shop-currency"
import {
  policiesView,
  withdrawPolicy,
} from "../../../../../policies/operator-policies"

/** Takes a policy back that has not begun; the one before it goes on. */
export async function POST(
  req: AuthenticatedMedusaRequest<PolicyWithdrawBody>,
  res: MedusaResponse<PoliciesResponse>
): Promise<void> {
  const { id = "" } = req.params
  const by = req.auth_context.actor_id
  const { note } = req.validatedBody
  const currency = await shopCurrency(req.scope)
  res.json(
    await readWallets(req, async (tx) => {
      await withdrawPolicy(tx, id, { note, by })
      return policiesView(tx, currency)
    })
  )
}
