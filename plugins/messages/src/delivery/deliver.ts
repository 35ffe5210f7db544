import { withPlatform } from "@codex/kernel"
import {
  addEmailEvent,
  failDelivery,
  finishDelivery,
  flagTemplate,
  isAddress,
  isMessageType,
  skipDelivery,
  specOf,
} from "@codex/messages"
import type { Delivery, MessageType } from "@codex/messages"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { messagesOptions } from "../options"
import { mailTransport } from "./mail-transport"
import { messageIdOf } from "./message-id"
import { readerOf } from "./recipient"
import { isRetriable } from "./smtp-error"
import { voiceOf } from "./voice"
import { whyNot } from "./wanted"
import { writeMail } from "./write-mail"
import type { Written } from "./write-mail"

/** A mail on its way: what nodemailer takes. */
interface Envelope {
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo: string | null
  messageId: string
  written: Written
}

const pgOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/** Everything a mail is written from, in one transaction; null: not sent. */
async function prepare(
  container: MedusaContainer,
  delivery: Delivery,
  type: MessageType
): Promise<Envelope | null> {
  const options = messagesOptions()
  return withPlatform(pgOf(container), "write a mail", async (tx) => {
    const reader = await readerOf(container, tx, delivery)
    if (!reader || !isAddress(reader.email)) {
      await skipDelivery(tx, delivery, "no_address")
      return null
    }
    const voice = await voiceOf(tx, options, {
      type,
      organizationId: delivery.organization_id,
      own: specOf(type).own,
    })
    const { email } = reader
    const now = new Date()
    const reason = await whyNot(tx, delivery, type, { email, voice, now })
    if (reason) {
      await skipDelivery(tx, delivery, reason)
      return null
    }
    const { id, data: facts } = delivery
    const written = writeMail(options, { id, type, email, facts, voice })
    for (const owner of written.fault?.owners ?? []) {
      await flagTemplate(tx, owner, type, written.fault?.reason ?? "")
    }
    if (written.fault) {
      await addEmailEvent(tx, id, "default_used", written.fault.reason)
    }
    return {
      from: voice.from,
      to: { name: reader.name ?? "", address: email },
      replyTo: voice.replyTo,
      messageId: await messageIdOf(tx, delivery, options.storefrontUrl),
      written,
    }
  })
}

/** One click in the mail program, and none by a scanner (RFC 8058). */
const listHeaders = (url: string | undefined): Record<string, string> =>
  url
    ? {
        "List-Unsubscribe": `<${url}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }
    : {}

async function send(
  container: MedusaContainer,
  delivery: Delivery,
  envelope: Envelope
) {
  const { written, from, to, replyTo, messageId } = envelope
  const transport = mailTransport(messagesOptions().smtpUrl)
  await transport?.sendMail({
    from,
    to,
    ...(replyTo ? { replyTo } : {}),
    messageId,
    subject: written.subject,
    html: written.html,
    text: written.text,
    headers: listHeaders(written.unsubscribeUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  await withPlatform(pgOf(container), "mail sent", (tx) =>
    finishDelivery(tx, delivery, transport ? "sent" : "kept", {
      from: from.name ? `${from.name} <${from.address}>` : from.address,
      to: to.address,
      replyTo,
      messageId,
      subject: written.subject,
      html: written.html,
      text: written.text,
    })
  )
}

/** Writes and sends one mail, or notes why not. Never throws. */
export async function deliver(
  container: MedusaContainer,
  delivery: Delivery
): Promise<void> {
  try {
    if (!isMessageType(delivery.type)) {
      throw new Error(`Nobody writes mail of the type "${delivery.type}"`)
    }
    const envelope = await prepare(container, delivery, delivery.type)
    if (envelope) {
      await send(container, delivery, envelope)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `messages: ${delivery.type} ${delivery.id} failed, attempt ${delivery.attempts}: ${reason}`
      )
    await withPlatform(pgOf(container), "mail later", (tx) =>
      failDelivery(tx, delivery, reason, isRetriable(error))
    )
  }
}
