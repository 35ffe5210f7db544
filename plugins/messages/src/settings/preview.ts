import { newId } from "@codex/kernel"
import { getTemplate, sendMessage } from "@codex/messages"
import type { MessageData, MessageType } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { RenderedMail, WordsBody } from "../contract"
import { wakeMail } from "../delivery/drain-mail"
import { voiceOf } from "../delivery/voice"
import { adminUrlOf } from "../links/links"
import { mailFailure } from "../lib/failures"
import { messagesOptions } from "../options"
import { renderMessage } from "../render/render-message"
import { sampleFacts } from "../render/samples"
import { wordsFor } from "../render/words"
import type { Editor } from "./owner"
import { checkWords } from "./templates"

const draftOf = (body: WordsBody) => ({
  subject: body.subject ?? null,
  heading: body.heading ?? null,
  body: body.body ?? null,
  button: body.button ?? null,
})

/** The mail as it would be read, with sample facts and unsaved words. */
export async function previewMail(
  editor: Editor,
  type: MessageType,
  body: WordsBody
): Promise<RenderedMail> {
  checkWords(type, body)
  const options = messagesOptions()
  const { owner } = editor
  return editor.run(async (tx) => {
    const voice = await voiceOf(tx, options, {
      type,
      organizationId: owner === "platform" ? null : owner.organizationId,
      own: false,
    })
    const above =
      owner === "platform" ? null : await getTemplate(tx, "platform", type)
    return renderMessage({
      type,
      words: wordsFor(type, draftOf(body), above),
      facts: sampleFacts(type),
      brand: voice.brand,
      hosts: {
        storefrontUrl: options.storefrontUrl,
        adminUrl: adminUrlOf(options),
      },
    })
  })
}

/** Sends the unsaved words to oneself, the way every mail goes. */
export async function testMail(
  container: MedusaContainer,
  editor: Editor,
  type: MessageType,
  body: WordsBody
): Promise<{ id: string; to: string }> {
  checkWords(type, body)
  const user = await container
    .resolve(Modules.USER)
    .retrieveUser(editor.userId, { select: ["id", "email"] })
  const { owner } = editor
  const key = newId("test")
  const id = await editor.run((tx) =>
    sendMessage(tx, {
      type,
      key,
      to: { email: user.email },
      organizationId: owner === "platform" ? undefined : owner.organizationId,
      // Samples of every fact, so it is whole for any type.
      data: {
        ...sampleFacts(type),
        draft: draftOf(body),
      } as unknown as MessageData<typeof type>,
    })
  )
  if (!id) {
    throw mailFailure("email_not_found")
  }
  wakeMail(container)
  return { id, to: user.email }
}
