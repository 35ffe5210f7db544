import { recordAudit } from "@codex/audit"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readWallets } from "../../../../../lib/reader"
import { batchFile } from "../../../../../payouts/operator"

/** The file for the bank, account numbers whole; each look is on record. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { id = "" } = req.params
  const file = await readWallets(req, async (tx) => {
    const made = await batchFile(tx, id)
    await recordAudit(tx, {
      actorKind: "user",
      actorId: req.auth_context.actor_id,
      action: "payout_batch.downloaded",
      objectType: "payout_batch",
      objectId: id,
    })
    return made
  })
  res.setHeader("content-type", "text/csv; charset=utf-8")
  res.setHeader("cache-control", "no-store")
  res.setHeader("content-disposition", `attachment; filename="${file.name}"`)
  res.send(file.csv)
}
