import { minor } from "@codex/kernel"
import { listPayouts } from "@codex/payouts"
import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  PayoutRequestBody,
  PayoutsQuery,
  PayoutsResponse,
  PayoutView,
} from "../../../../contract"
import { choosePayee } from "../../../../lib/payees"
import { readWallets } from "../../../../lib/reader"
import { requestPayout } from "../../../../payouts/request"
import { detailed, payoutView } from "../../../../payouts/views"

/** Payouts of the signed-in creator, or of the brand they manage. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, PayoutsQuery>,
  res: MedusaResponse<PayoutsResponse>
): Promise<void> {
  const actor = await studioActor(req)
  const { payee: kind, ...page } = req.validatedQuery as PayoutsQuery
  const payee = choosePayee(actor, kind)
  const answer = await readWallets(req, async (tx) => {
    const { rows, count } = await listPayouts(tx, {
      ...page,
      organizationId: payee.organizationId,
      payeeId: payee.id,
    })
    return { payouts: (await detailed(tx, rows)).map(payoutView), count }
  })
  res.json({ ...answer, ...page })
}

/** Asks for money. The same key again is the same payout. */
export async function POST(
  req: AuthenticatedMedusaRequest<PayoutRequestBody>,
  res: MedusaResponse<{ payout: PayoutView }>
): Promise<void> {
  const actor = await studioActor(req)
  const body = req.validatedBody
  const payout = await readWallets(req, async (tx) => {
    const asked = await requestPayout(tx, {
      payee: choosePayee(actor, body.payee),
      amountMinor: minor(body.amount_minor),
      currency: actor.organization.currency_code,
      idempotencyKey: body.idempotency_key,
      userId: actor.userId,
      now: new Date(),
    })
    const [of] = await detailed(tx, [asked])
    return payoutView(of ?? { payout: asked, destination: null, events: [] })
  })
  res.json({ payout })
}
