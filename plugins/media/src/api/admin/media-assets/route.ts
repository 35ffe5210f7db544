import { withPlatform } from "@codex/kernel"
import { listLibrary } from "@codex/media"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { libraryQuery, type LibraryResponse } from "../../../contract"
import { assetDto } from "../../../http/dto"
import { pgOf } from "../../../http/media-deps"

/** The operator's view over all creators; Studio users never reach it. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<LibraryResponse>
): Promise<void> {
  const filter = libraryQuery.parse(req.validatedQuery)
  const { assets, count } = await withPlatform(
    pgOf(req.scope),
    "operator lists media",
    (tx) => listLibrary(tx, filter)
  )
  const { limit, offset } = filter
  res.json({ media: assets.map(assetDto), count, limit, offset })
}
