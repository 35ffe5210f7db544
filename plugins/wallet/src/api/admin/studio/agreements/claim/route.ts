import { studioActor } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { claim } from "../../../../../agreements/claims"
import { readWallets } from "../../../../../lib/reader"

/** Takes what was promised to the e-mail address one signs in with. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<{ done: true }>
): Promise<void> {
  const { creator, userId } = await studioActor(req)
  const { email } = await req.scope.resolve(Modules.USER).retrieveUser(userId)
  await readWallets(req, (tx) =>
    claim(tx, { email, creatorId: creator.id, userId })
  )
  res.json({ done: true })
}
