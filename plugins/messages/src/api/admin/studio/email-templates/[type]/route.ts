import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import type { TemplateBody } from "../../../../../contract"
import { studioEditor } from "../../../../../settings/owner"
import {
  changeTemplate,
  editableType,
  forgetTemplate,
  templateDetail,
} from "../../../../../settings/templates"

export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  const type = editableType(editor.owner, req.params.type)
  const template = await editor.run((tx) =>
    templateDetail(tx, editor.owner, type)
  )
  res.json({ template })
}

export async function POST(
  req: AuthenticatedMedusaRequest<TemplateBody>,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  const type = editableType(editor.owner, req.params.type)
  res.json({ template: await changeTemplate(editor, type, req.validatedBody) })
}

export async function DELETE(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const editor = await studioEditor(req)
  const type = editableType(editor.owner, req.params.type)
  res.json({ template: await forgetTemplate(editor, type) })
}
