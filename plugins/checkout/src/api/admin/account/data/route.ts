import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  CREATOR_DATA_FILES,
  CREATOR_TEXTS,
  type CreatorDataBody,
  type CreatorDataOffer,
} from "../../../../contract"
import { ownerOf } from "../../../../creator-data/own-creator"
import { takeData } from "../../../../creator-data/take"

/** What the signed-in creator can take along. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<CreatorDataOffer>
): Promise<void> {
  await ownerOf(req)
  res.json({ files: [...CREATOR_DATA_FILES, CREATOR_TEXTS] })
}

/** All of it, as one ZIP file. */
export async function POST(
  req: AuthenticatedMedusaRequest<CreatorDataBody>,
  res: MedusaResponse
): Promise<void> {
  await takeData(req, res)
}
