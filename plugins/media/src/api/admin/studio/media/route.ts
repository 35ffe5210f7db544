import { withTenant } from "@codex/kernel"
import { listLibrary, mediaOptions, storageUsed } from "@codex/media"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import { libraryQuery, type StudioLibraryResponse } from "../../../../contract"
import { acceptsDto, assetDto } from "../../../../http/dto"
import { pgOf } from "../../../../http/media-deps"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<StudioLibraryResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const filter = libraryQuery.parse(req.validatedQuery)
  const { assets, count, used } = await withTenant(
    pgOf(req.scope),
    { creatorId },
    async (tx) => ({
      ...(await listLibrary(tx, filter)),
      used: await storageUsed(tx, creatorId),
    })
  )
  const { limit, offset } = filter
  const accepts = acceptsDto(mediaOptions.get().limits)
  const media = assets.map(assetDto)
  res.json({ media, count, limit, offset, accepts, used_bytes: used })
}
