import type { IncomingMessage } from "node:http"

/** First parts of addresses that are about one person, or no page at all. */
const OWN = new Set([
  "_astro",
  "account",
  "api",
  "checkout",
  "claim",
  "forgot-password",
  "library",
  "login",
  "logout",
  "media",
  "og",
  "receipts",
  "register",
  "reset",
  "theme",
  "watch",
])

const SESSION = /(?:^|;\s*)(?:__Host-)?shopper=/
const THEME = /(?:^|;\s*)theme=(light|dark)(?:;|$)/

/**
 * Under what a public page is kept; undefined where the answer is one
 * person's, or could be. The theme is the reader's, and the same for many.
 */
export function publicKey(req: IncomingMessage): string | undefined {
  const { method, url = "/", headers } = req
  const { cookie = "", host = "" } = headers
  const [path = "/", query = ""] = url.split("?", 2)
  const first = path.split("/", 2)[1] ?? ""
  if (
    method !== "GET" ||
    headers.authorization ||
    url.length > 500 ||
    OWN.has(first) ||
    SESSION.test(cookie) ||
    /(^|&)preview=/.test(query)
  ) {
    return undefined
  }
  const theme = THEME.exec(cookie)?.[1] ?? ""
  return `${host}\n${theme}\n${url}`
}
