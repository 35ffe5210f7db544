import { fillLine, oneLine, parseBody, specOf } from "@codex/messages"
import type { MessageType } from "@codex/messages"
import { toPlainText } from "@react-email/render"
import { renderToStaticMarkup } from "react-dom/server"
import type { Brand } from "./brand"
import { frame } from "./frame"
import { valuesOf, variableNames } from "./values"
import type { Facts, Hosts, Values } from "./values"
import { footerWords, labelOf, noteText } from "./words"
import type { Words } from "./words"

export interface MessageInput {
  type: MessageType
  words: Words
  facts: Facts
  brand: Brand
  hosts: Hosts
  /** Where *Unsubscribe* leads; none for mail that cannot be refused. */
  unsubscribeUrl?: string | undefined
  /** Turns a link into a counted one. */
  track?: ((url: string) => string) | undefined
}

export interface RenderedMessage {
  subject: string
  html: string
  text: string
}

const DOCTYPE = "<!doctype html>"

/** Looks a value up; a name nobody knows is a fault of the words. */
function lookUp(type: MessageType, values: Values) {
  const known = variableNames(specOf(type))
  return (name: string): string => {
    if (!known.includes(name)) {
      throw new Error(`There is no variable {{${name}}} in this mail`)
    }
    return values[name] ?? ""
  }
}

/** Small print of which every value is there. */
function notesOf(type: MessageType, values: Values): string[] {
  const notes = (specOf(type).notes ?? []).flatMap((name) => {
    let complete = true
    const text = fillLine(noteText(name), (variable) => {
      complete &&= values[variable] !== undefined
      return values[variable] ?? ""
    })
    return complete ? [text] : []
  })
  const { support, noSupport } = footerWords
  return [
    ...notes,
    values.support_email
      ? fillLine(support, () => values.support_email ?? "")
      : noSupport,
  ]
}

/** One mail in both forms; the plain one is read from the same tree. */
export function renderMessage(input: MessageInput): RenderedMessage {
  const { type, words, brand, track = (url: string) => url } = input
  const spec = specOf(type)
  const values = valuesOf(spec, input.facts, brand, input.hosts)
  const valueOf = lookUp(type, values)
  const rows = (spec.details ?? [])
    .filter((name) => values[name] !== undefined)
    .map((name): [string, string] => [labelOf(type, name), values[name] ?? ""])
  const url = spec.button ? values[spec.button] : undefined
  const subject = oneLine(fillLine(words.subject, valueOf))
  const tree = frame({
    brand,
    preview: subject,
    heading: fillLine(words.heading, valueOf),
    body: parseBody(words.body).map((paragraph) =>
      paragraph.map(({ text, variable, bold }) => ({
        text: variable ? valueOf(text) : text,
        bold,
      }))
    ),
    button: url
      ? { text: fillLine(words.button, valueOf), url: track(url) }
      : null,
    rows,
    notes: notesOf(type, values),
    unsubscribeUrl: input.unsubscribeUrl,
  })
  const html = DOCTYPE + renderToStaticMarkup(tree)
  return { subject, html, text: toPlainText(html) }
}
