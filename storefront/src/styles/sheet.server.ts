import { createHash } from "node:crypto"
import global from "./global.css?inline"
import shared from "./shared.css?inline"

const digest = (text: string) => createHash("sha256").update(text).digest()

/**
 * A shared page carries its style sheet, so that the first paint waits for one
 * answer only; other pages link to theirs and find it in the browser.
 */
export const carriedSheet = shared
export const linkedSheet = global
export const linkedName = digest(global).toString("hex").slice(0, 16)

const sources = new Map<string, string>()
const MOST = 500

/** A sheet as the content security policy of the page that carries it says. */
export function styleSource(text: string): string {
  const known = sources.get(text)
  if (known) return known
  const found = `'sha256-${digest(text).toString("base64")}'`
  if (sources.size >= MOST) sources.clear()
  sources.set(text, found)
  return found
}
