import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { LegalPage, LegalQuery } from "../../../../../contract"
import { connection } from "../../../../../lib/connection"
import { legalPage } from "../../../../../lib/legal"

export async function GET(
  req: MedusaRequest<unknown, LegalQuery>,
  res: MedusaResponse<LegalPage>
): Promise<void> {
  const { handle = "", kind = "" } = req.params
  const { version } = req.validatedQuery
  const page = await legalPage(connection(req.scope), { handle, kind, version })
  res.set("Cache-Control", "public, max-age=5").json(page)
}
