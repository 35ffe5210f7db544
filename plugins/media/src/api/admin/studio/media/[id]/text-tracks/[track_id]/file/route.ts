import { withTenant } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { pgOf } from "../../../../../../../../http/media-deps"
import { trackOf } from "../../../../../../../../texts/studio-tracks"

/** The text as a file to take along. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "", track_id: trackId = "" } = req.params
  const track = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    trackOf(tx, { assetId: id, trackId })
  )
  const name = `${track.kind}.${track.language}.vtt`
  res.set({
    "Content-Type": "text/vtt; charset=utf-8",
    "Content-Disposition": `attachment; filename="${name}"`,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
  })
  res.send(track.content)
}
