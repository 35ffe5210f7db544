import { paths } from "../paths"

const OWN_ORIGIN = "http://own.invalid"

/**
 * Only a path of this site may follow a login, never another origin
 * (`//evil.example`, `/\evil.example`, `https:…`) and never login itself.
 */
export function safeReturnTo(
  value: string | null | undefined,
  fallback: string = paths.home()
): string {
  if (!value || !value.startsWith("/") || /[\\\p{Cc}]/u.test(value)) {
    return fallback
  }
  if (!URL.canParse(value, OWN_ORIGIN)) return fallback
  const url = new URL(value, OWN_ORIGIN)
  if (url.origin !== OWN_ORIGIN || url.pathname.startsWith("//")) {
    return fallback
  }
  return /^\/(login|register|logout)\/?$/.test(url.pathname)
    ? fallback
    : url.pathname + url.search
}
