import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { WalletQuery, WalletResponse } from "../../../../contract"
import { choosePayee, payeesOf } from "../../../../lib/payees"
import { readWallets } from "../../../../lib/reader"
import { walletView } from "../../../../lib/wallet-view"

/** The signed-in creator's wallet, or the brand's they manage. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, WalletQuery>,
  res: MedusaResponse<WalletResponse>
): Promise<void> {
  const actor = await studioActor(req)
  const { payee: kind, ...query } = req.validatedQuery as WalletQuery
  const view = await readWallets(req, (tx) =>
    walletView(tx, {
      payee: choosePayee(actor, kind),
      payees: payeesOf(actor),
      currency: actor.organization.currency_code,
      query,
    })
  )
  res.json(view)
}
