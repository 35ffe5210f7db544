import { recordAudit } from "@codex/audit"
import { endAgreement } from "@codex/payouts"
import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { walletFailure } from "../../../../../../lib/failures"
import { readWallets } from "../../../../../../lib/reader"

/** Ends an agreement from now on, or takes a proposal back. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ done: true }>
): Promise<void> {
  const { organization, userId } = await studioActor(req)
  const { id = "" } = req.params
  if (organization.role !== "owner" && organization.role !== "admin") {
    throw walletFailure("proposal_not_found")
  }
  await readWallets(req, async (tx) => {
    const now = new Date()
    await endAgreement(tx, { id, organizationId: organization.id, now })
    await recordAudit(tx, {
      actorKind: "user",
      actorId: userId,
      action: "agreement.ended",
      objectType: "split_contract",
      objectId: id,
    })
  })
  res.json({ done: true })
}
