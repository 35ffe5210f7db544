import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answer } from "../../../../../../agreements/answer"
import { readWallets } from "../../../../../../lib/reader"

/** Says no; then nobody is paid by this proposal. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ done: true }>
): Promise<void> {
  const actor = await studioActor(req)
  const { id = "" } = req.params
  await readWallets(req, (tx) => answer(tx, actor, { id, accept: false }))
  res.json({ done: true })
}
