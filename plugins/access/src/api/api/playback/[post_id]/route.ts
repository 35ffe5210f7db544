import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined, deviceOf } from "@codex/kernel"
import type { PlaybackResponse, StartPlaybackBody } from "../../../../contract"
import { customerIdOf, pgOf } from "../../../../lib/request"
import { startPlayback } from "../../../../lib/start-playback"

export async function POST(
  req: AuthenticatedMedusaRequest<StartPlaybackBody>,
  res: MedusaResponse<PlaybackResponse>
): Promise<void> {
  const { asset_id, instead_of } = req.validatedBody
  const { body, cookie } = await startPlayback(pgOf(req.scope), {
    customerId: customerIdOf(req),
    postId: assertDefined(req.params.post_id, "post id"),
    device: deviceOf(req.get("user-agent")),
    ...(asset_id ? { assetId: asset_id } : {}),
    ...(instead_of ? { insteadOf: instead_of } : {}),
  })
  res.set("Cache-Control", "private, no-store")
  res.append("Set-Cookie", cookie)
  res.json(body)
}
