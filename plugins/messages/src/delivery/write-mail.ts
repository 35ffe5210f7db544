import { specOf } from "@codex/messages"
import type { MessageType, Owner } from "@codex/messages"
import { z } from "@medusajs/framework/zod"
import { adminUrlOf, clickUrl, unsubscribeUrl } from "../links/links"
import type { MessagesOptions } from "../options"
import { renderMessage } from "../render/render-message"
import type { RenderedMessage } from "../render/render-message"
import type { Facts } from "../render/values"
import { defaultWords, testSubject, wordsFor } from "../render/words"
import type { Voice } from "./voice"

export interface Written extends RenderedMessage {
  unsubscribeUrl?: string | undefined
  /** Whose words could not be used, and why; the catalogue's were. */
  fault: { owners: Owner[]; reason: string } | null
}

interface Order {
  id: string
  type: MessageType
  email: string
  facts: Facts
  voice: Voice
}

const draftWords = z.object({
  subject: z.string().nullable(),
  heading: z.string().nullable(),
  body: z.string().nullable(),
  button: z.string().nullable(),
})

/** Unsaved words, where somebody sends a test to themselves. */
export const draftOf = (facts: Facts) =>
  draftWords.safeParse(facts.draft).data ?? null

/**
 * The mail in the words of Settings; in ours when those cannot be rendered.
 * Somebody's typing error must not cost a buyer the receipt.
 */
export function writeMail(options: MessagesOptions, order: Order): Written {
  const { type, voice, facts } = order
  const spec = specOf(type)
  const unsubscribe = spec.optional
    ? unsubscribeUrl(options, order.email, type)
    : undefined
  const input = {
    type,
    facts,
    brand: voice.brand,
    hosts: {
      storefrontUrl: options.storefrontUrl,
      adminUrl: adminUrlOf(options),
    },
    unsubscribeUrl: unsubscribe,
    // The address of a secret mail is a key, and a key is not passed around.
    ...(spec.secret
      ? {}
      : { track: (url: string) => clickUrl(options, order.id, url) }),
  }
  const templates = voice.templates.map(({ template }) => template)
  try {
    const draft = draftOf(facts)
    const words = wordsFor(type, draft, ...templates)
    const mail = renderMessage({ ...input, words })
    const subject = draft
      ? testSubject.replace("{{subject}}", () => mail.subject)
      : mail.subject
    return { ...mail, subject, unsubscribeUrl: unsubscribe, fault: null }
  } catch (error) {
    if (templates.length === 0) {
      throw error
    }
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ...renderMessage({ ...input, words: defaultWords(type) }),
      unsubscribeUrl: unsubscribe,
      fault: { owners: voice.templates.map(({ owner }) => owner), reason },
    }
  }
}
