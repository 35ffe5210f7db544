import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { studioEditor } from "../../../../settings/owner"
import { templateSettings } from "../../../../settings/templates"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  res.json(await editor.run((tx) => templateSettings(tx, editor.owner)))
}
