import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { propose } from "../../../../agreements/propose"
import { agreementsOf } from "../../../../agreements/view"
import type { AgreementBody, AgreementsResponse } from "../../../../contract"
import { readWallets } from "../../../../lib/reader"

/** Who shares sales: of the brand, and wherever this person is named. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<AgreementsResponse>
): Promise<void> {
  const actor = await studioActor(req)
  const user = await req.scope.resolve(Modules.USER).retrieveUser(actor.userId)
  res.json(await readWallets(req, (tx) => agreementsOf(tx, actor, user.email)))
}

/** Proposes an agreement; owners and admins. */
export async function POST(
  req: AuthenticatedMedusaRequest<AgreementBody>,
  res: MedusaResponse<{ id: string; state: string }>
): Promise<void> {
  const actor = await studioActor(req)
  const made = await readWallets(req, (tx) =>
    propose(tx, actor, req.validatedBody)
  )
  res.json({ id: made.id, state: made.state })
}
