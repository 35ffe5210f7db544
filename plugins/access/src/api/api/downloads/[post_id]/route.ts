import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { assertDefined } from "@codex/kernel"
import type { DownloadBody, DownloadResponse } from "../../../../contract"
import { askForFile } from "../../../../downloads/ask"
import { customerIdOf, pgOf } from "../../../../lib/request"

/** A ticket for one download of one file. */
export async function POST(
  req: AuthenticatedMedusaRequest<DownloadBody>,
  res: MedusaResponse<DownloadResponse>
): Promise<void> {
  const ticket = await askForFile(pgOf(req.scope), {
    customerId: customerIdOf(req),
    postId: assertDefined(req.params.post_id, "post id"),
    assetId: req.validatedBody.asset_id,
  })
  res.set("Cache-Control", "private, no-store")
  res.status(201).json(ticket)
}
