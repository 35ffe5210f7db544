import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import words from "../i18n/en.json"
import { mailFailure } from "./failures"

/** What is texted to phones; a provider may have templates of these names. */
type TextName = keyof typeof words.texts

interface Text {
  /** E.164. */
  to: string
  /** The same key again sends nothing. */
  key: string
  template: TextName
  data: Record<string, string>
}

const filled = (text: string, data: Record<string, string>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => data[name] ?? "")

/**
 * Sends a text through whichever provider of Medusa's Notification module
 * carries the channel `sms`.
 * @throws `text_not_sent` where none does, or it refuses.
 */
export async function sendText(
  container: MedusaContainer,
  { to, key, template, data }: Text
): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to,
      channel: "sms",
      template,
      data,
      content: { text: filled(words.texts[template], data) },
      idempotency_key: key,
    })
  } catch (error) {
    const { message } = error as Error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`A text was not sent: ${message}`)
    throw mailFailure("text_not_sent")
  }
}
