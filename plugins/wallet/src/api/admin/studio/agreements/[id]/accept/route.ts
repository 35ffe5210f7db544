import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { answer } from "../../../../../../agreements/answer"
import { readWallets } from "../../../../../../lib/reader"

/** Agrees to the own share. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ done: true }>
): Promise<void> {
  const actor = await studioActor(req)
  const { id = "" } = req.params
  await readWallets(req, (tx) => answer(tx, actor, { id, accept: true }))
  res.json({ done: true })
}
