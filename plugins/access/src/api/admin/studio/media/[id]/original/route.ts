import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type { DownloadResponse } from "../../../../../../contract"
import { askForOriginal } from "../../../../../../downloads/ask"
import { pgOf } from "../../../../../../lib/request"

/** A ticket for what the creator has uploaded themselves. */
export async function POST(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<DownloadResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const assetId = assertDefined(req.params.id, "media id")
  const ticket = await askForOriginal(pgOf(req.scope), { creatorId, assetId })
  res.set("Cache-Control", "private, no-store")
  res.status(201).json(ticket)
}
