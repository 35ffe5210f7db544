import type { IncomingHttpHeaders } from "node:http"
import type { Encoding } from "./page-cache.ts"

/** Parameters that name where a reader came from change nothing on a page. */
const ORIGIN_PARAM = /^(utm_\w+|gclid|fbclid|mc_[ce]id|ref)$/
const MOST = 512

/** `/ada?b=2&a=1&utm_source=x` → `/ada?a=1&b=2`. */
export function normalAddress(url: string): string {
  const at = url.indexOf("?")
  if (at < 0) return url
  const kept = [...new URLSearchParams(url.slice(at + 1))]
    .filter(([name, value]) => value !== "" && !ORIGIN_PARAM.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const query = new URLSearchParams(kept).toString()
  return query ? `${url.slice(0, at)}?${query}` : url.slice(0, at)
}

/** The one cookie a shared page may follow: light, dark, or the system's. */
export function themeOf(cookie: string | undefined): string {
  return /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookie ?? "")?.[1] ?? ""
}

export function encodingOf(accepted: string | undefined): Encoding {
  if (accepted?.includes("br")) return "br"
  return accepted?.includes("gzip") ? "gzip" : "identity"
}

type Asked = { url: string; headers: IncomingHttpHeaders }

/**
 * Host, address, theme. Locale and currency have one value each today; a
 * second one belongs here. Undefined for what is not worth keeping.
 */
export function cacheKey({ url, headers }: Asked): string | undefined {
  if (url.length > MOST || !headers.host) return undefined
  return `${headers.host}|${themeOf(headers.cookie)}|${normalAddress(url)}`
}
