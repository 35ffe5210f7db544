import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { coverSource, sendCover } from "../../../../../../lib/cover"
import { connection } from "../../../../../../lib/scoped-post"
import { studioPost } from "../../../../../../lib/studio-access"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) {
  const { post } = await studioPost(req)
  const source = await coverSource(connection(req.scope), post)
  await sendCover(req, res, source, "private, max-age=60")
}
