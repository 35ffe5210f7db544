import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type {
  LegalBody,
  LegalQuery,
  StudioLegal,
} from "../../../../../contract"
import { connection } from "../../../../../lib/connection"
import { publishLegal, readLegal } from "../../../../../lib/legal"
import { studioContext } from "../../../../../lib/studio-context"

export async function GET(
  req: AuthenticatedMedusaRequest<unknown, LegalQuery>,
  res: MedusaResponse<StudioLegal>
): Promise<void> {
  const { organizationId } = await studioContext(req)
  const { kind = "" } = req.params
  const { version } = req.validatedQuery
  const pg = connection(req.scope)
  res.json(await readLegal(pg, { organizationId, kind, version }))
}

export async function POST(
  req: AuthenticatedMedusaRequest<LegalBody>,
  res: MedusaResponse<StudioLegal>
): Promise<void> {
  const context = await studioContext(req)
  const { kind = "" } = req.params
  const { body } = req.validatedBody
  res.json(await publishLegal(connection(req.scope), context, kind, body))
}
