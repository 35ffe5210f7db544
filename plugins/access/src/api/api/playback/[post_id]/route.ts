import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import type { PlaybackResponse, StartPlaybackBody } from "../../../../contract"
import { customerIdOf, pgOf } from "../../../../lib/request"
import { startPlayback } from "../../../../lib/start-playback"

export async function POST(
  req: AuthenticatedMedusaRequest<StartPlaybackBody>,
  res: MedusaResponse<PlaybackResponse>
): Promise<void> {
  const { asset_id } = req.validatedBody
  const { body, cookie } = await startPlayback(pgOf(req.scope), {
    customerId: customerIdOf(req),
    postId: assertDefined(req.params.post_id, "post id"),
    ...(asset_id ? { assetId: asset_id } : {}),
  })
  res.set("Cache-Control", "private, no-store")
  res.append("Set-Cookie", cookie)
  res.json(body)
}
