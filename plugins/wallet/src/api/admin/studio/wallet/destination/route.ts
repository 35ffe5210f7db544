import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { DestinationBody, PayoutBox } from "../../../../../contract"
import { choosePayee } from "../../../../../lib/payees"
import { readWallets } from "../../../../../lib/reader"
import { requireConfirmation } from "@codex/plugin-accounts/workflows"
import { addBankAccount } from "../../../../../payouts/destination"
import { payoutFactsOf } from "../../../../../payouts/facts"
import { payoutBoxOf } from "../../../../../payouts/views"

/** A new bank account to be paid to; the password was confirmed just now. */
export async function POST(
  req: AuthenticatedMedusaRequest<DestinationBody>,
  res: MedusaResponse<{ payout: PayoutBox }>
): Promise<void> {
  const actor = await studioActor(req)
  const payee = choosePayee(actor, req.validatedBody.payee)
  await requireConfirmation(req)
  const currency = actor.organization.currency_code
  const now = new Date()
  const box = await readWallets(req, async (tx) => {
    await addBankAccount(tx, payee, {
      body: req.validatedBody,
      currency,
      by: actor.userId,
      now,
    })
    return payoutBoxOf(await payoutFactsOf(tx, payee, { currency, now }))
  })
  res.json({ payout: box })
}
