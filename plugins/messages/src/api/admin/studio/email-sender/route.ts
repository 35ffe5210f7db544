import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { SenderBody } from "../../../../contract"
import { studioEditor } from "../../../../settings/owner"
import { changeSender } from "../../../../settings/sender"

export async function POST(
  req: AuthenticatedMedusaRequest<SenderBody>,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  res.json(await changeSender(editor, req.validatedBody))
}
