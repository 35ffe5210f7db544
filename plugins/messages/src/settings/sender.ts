import { recordAudit } from "@codex/audit"
import { saveSender } from "@codex/messages"
import type { SenderBody, TemplateList } from "../contract"
import type { Editor } from "./owner"
import { templateSettings } from "./templates"

export async function changeSender(
  editor: Editor,
  body: SenderBody
): Promise<TemplateList> {
  const { owner, userId } = editor
  return editor.run(async (tx) => {
    await saveSender(tx, owner, { ...body, updatedBy: userId })
    await recordAudit(tx, {
      actorKind: "user",
      actorId: userId,
      action: "email_sender.changed",
      objectType: "email_sender",
      objectId: owner === "platform" ? "platform" : owner.organizationId,
      after: body,
    })
    return templateSettings(tx, owner)
  })
}
