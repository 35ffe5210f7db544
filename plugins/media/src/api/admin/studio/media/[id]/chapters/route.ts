import { withTenant } from "@codex/kernel"
import { studioContext } from "@codex/plugin-creators/workflows"
import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

import type { ChaptersBody, ChaptersResponse } from "../../../../../../contract"
import { pgOf } from "../../../../../../http/media-deps"
import {
  readChapters,
  saveChapters,
} from "../../../../../../texts/studio-chapters"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<ChaptersResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const chapters = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    readChapters(tx, id)
  )
  res.json({ chapters })
}

export async function POST(
  req: AuthenticatedMedusaRequest<ChaptersBody>,
  res: MedusaResponse<ChaptersResponse>
): Promise<void> {
  const { creatorId } = await studioContext(req)
  const { id = "" } = req.params
  const { chapters: wanted } = req.validatedBody
  const chapters = await withTenant(pgOf(req.scope), { creatorId }, (tx) =>
    saveChapters(tx, id, wanted)
  )
  res.json({ chapters })
}
