import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { StudioSettings, UpdateSettingsBody } from "../../../../contract"
import { connection } from "../../../../lib/connection"
import { studioContext } from "../../../../lib/studio-context"
import { readSettings, saveSettings } from "../../../../lib/studio-settings"

type Answer = { settings: StudioSettings }

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse<Answer>
): Promise<void> {
  const context = await studioContext(req)
  res.json({ settings: await readSettings(connection(req.scope), context) })
}

export async function POST(
  req: AuthenticatedMedusaRequest<UpdateSettingsBody>,
  res: MedusaResponse<Answer>
): Promise<void> {
  const context = await studioContext(req)
  const pg = connection(req.scope)
  res.json({ settings: await saveSettings(pg, context, req.validatedBody) })
}
