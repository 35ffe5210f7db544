import type { IncomingMessage } from "node:http"

/** First parts of addresses that are about one person, or no page at all. */
const OWN = new Set([
  "account",
  "api",
  "auth",
  "checkout",
  "claim",
  "download",
  "downloads",
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

/** Begins with a plain word: nothing encoded, no second slash, no whole URL. */
const PLAIN = /^\/(?:$|\?|[a-z0-9_][a-z0-9._-]*(?:[/?]|$))/i
const MAX_URL = 500
/** However a reader of cookies may understand it. */
const SESSION = /shopper\s*=/i
const THEME = /(?:^|;\s*)theme=(light|dark)(?:;|$)/

/** Under what an answer is kept, if it is one that may be. */
export interface Shown {
  key: string
  /** All that whoever renders it may know of the visitor; empty is nothing. */
  cookie: string
}

/** Whether an address shows everybody the same; a draft's preview does not. */
export function isPublic(url: string): boolean {
  const [path = "/"] = url.split("?", 1)
  const query = new URLSearchParams(url.slice(path.length))
  const first = path.split("/", 2)[1]?.toLowerCase() ?? ""
  return PLAIN.test(url) && !OWN.has(first) && !query.has("preview")
}

/**
 * What this visitor would be shown at an address, if it is public; undefined
 * where the answer is one person's, or could be. The theme is the visitor's,
 * and the same for many. Whoever renders the page is shown `cookie` and no
 * other: what is not in the key cannot be in the page.
 */
export function shownTo(req: IncomingMessage): Shown | undefined {
  const { method, url = "/", headers } = req
  const { cookie, host = "", authorization } = headers
  if (method !== "GET" || authorization !== undefined || url.length > MAX_URL) {
    return undefined
  }
  if (cookie === undefined) {
    return { key: `${host}\n\n${url}`, cookie: "" }
  }
  if (SESSION.test(cookie)) {
    return undefined
  }
  const theme = THEME.exec(cookie)?.[1] ?? ""
  return {
    key: `${host}\n${theme}\n${url}`,
    cookie: theme && `theme=${theme}`,
  }
}
