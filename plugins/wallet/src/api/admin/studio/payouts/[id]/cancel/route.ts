import { getPayout, payoutsFailure } from "@codex/payouts"
import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { payeesOf } from "../../../../../../lib/payees"
import { readWallets } from "../../../../../../lib/reader"
import { moveLocked } from "../../../../../../payouts/move"

/** Takes a request back while nobody has approved it. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ canceled: true }>
): Promise<void> {
  const actor = await studioActor(req)
  const { id = "" } = req.params
  await readWallets(req, async (tx) => {
    const payout = await getPayout(tx, id, { lock: true })
    const mine = payeesOf(actor).some(({ id }) => id === payout?.payee_id)
    if (!payout || !mine) {
      throw payoutsFailure("payout_not_found")
    }
    const step = { to: "canceled" as const, by: actor.userId }
    if (payout.state !== "requested" || !(await moveLocked(tx, payout, step))) {
      throw payoutsFailure("payout_not_waiting", {
        state: payout.state.replace("_", " "),
      })
    }
  })
  res.json({ canceled: true })
}
