import type { MessageType, Template, TemplateWords } from "@codex/messages"
import catalogue from "../i18n/en.json"

export interface Words {
  subject: string
  heading: string
  body: string
  /** Empty where the mail has no button. */
  button: string
}

type CatalogueWords = Omit<Words, "button"> & { button?: string }

const TYPES: Record<MessageType, CatalogueWords> = catalogue.types

/** The catalogue's own words. */
export const defaultWords = (type: MessageType): Words => ({
  button: "",
  ...TYPES[type],
})

/** The nearest words count, each for itself: organization, platform, ours. */
export function wordsFor(
  type: MessageType,
  ...nearestFirst: (Pick<Template, keyof TemplateWords> | null)[]
): Words {
  const defaults = defaultWords(type)
  const pick = (field: keyof Words) =>
    nearestFirst.find((words) => words?.[field])?.[field] ?? defaults[field]
  return {
    subject: pick("subject"),
    heading: pick("heading"),
    body: pick("body"),
    button: defaults.button ? pick("button") : "",
  }
}

const LABELS: Record<string, string | undefined> = catalogue.labels
const TYPE_LABELS: Record<string, Record<string, string> | undefined> =
  catalogue.typeLabels

/** What a row of facts is called. */
export const labelOf = (type: MessageType, name: string): string =>
  TYPE_LABELS[type]?.[name] ?? LABELS[name] ?? name

const NOTES: Record<string, string | undefined> = catalogue.notes
export const noteText = (name: string): string => NOTES[name] ?? ""

export const footerWords = catalogue.footer
export const testSubject = catalogue.testSubject
