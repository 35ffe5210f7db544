import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { WordsBody } from "../../../../../../contract"
import { studioEditor } from "../../../../../../settings/owner"
import { testMail } from "../../../../../../settings/preview"
import { editableType } from "../../../../../../settings/templates"

export async function POST(
  req: AuthenticatedMedusaRequest<WordsBody>,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  const type = editableType(editor.owner, req.params.type)
  res.json({
    sent: await testMail(req.scope, editor, type, req.validatedBody),
  })
}
