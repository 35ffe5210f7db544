/** A piece of a line: words as written, or the place of a value. */
export interface Span {
  text: string
  variable: boolean
  bold: boolean
}

const PLACE = /\{\{\s*([^{}]*?)\s*\}\}/g

function spansOf(line: string, bold: boolean): Span[] {
  const spans: Span[] = []
  let from = 0
  for (const match of line.matchAll(PLACE)) {
    spans.push({ text: line.slice(from, match.index), variable: false, bold })
    spans.push({ text: match[1] ?? "", variable: true, bold })
    from = match.index + match[0].length
  }
  spans.push({ text: line.slice(from), variable: false, bold })
  return spans.filter(({ text, variable }) => variable || text !== "")
}

/**
 * `{{variable}}` and `**bold**`, nothing else. It is read before any value is
 * put in, so a value can never be read as either.
 */
const parseLine = (line: string): Span[] =>
  line.split("**").flatMap((part, index) => spansOf(part, index % 2 === 1))

/** Paragraphs, parted by empty lines; a single line break is kept. */
export const parseBody = (body: string): Span[][] =>
  body
    .split(/(?:\r?\n[ \t]*){2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map(parseLine)

const usedIn = (text: string): string[] =>
  [...text.matchAll(PLACE)].map((match) => match[1] ?? "")

/** Names in the text that no fact has; an unclosed `{{` counts as one. */
export function unknownVariables(
  text: string,
  known: readonly string[]
): string[] {
  const unknown = usedIn(text).filter((name) => !known.includes(name))
  const open = /\{\{|\}\}/.test(text.replace(PLACE, "")) ? ["{{"] : []
  return [...new Set([...unknown, ...open])]
}

/** A value by name; throws for a name without one, rather than leave a gap. */
export type ValueOf = (name: string) => string

export const fillSpans = (spans: readonly Span[], valueOf: ValueOf): string =>
  spans.map(({ text, variable }) => (variable ? valueOf(text) : text)).join("")

export const fillLine = (line: string, valueOf: ValueOf): string =>
  fillSpans(parseLine(line), valueOf)
