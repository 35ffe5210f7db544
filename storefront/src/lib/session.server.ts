import type { AstroCookies } from "astro"
import { env } from "./env.server"
import { readClaims } from "./token"

const COOKIE = "shopper"
/** For scripts: somebody is signed in here. Says nothing about who. */
const HINT = "signed_in"

const options = {
  httpOnly: true,
  sameSite: "lax",
  path: "/",
  secure: env.cookieSecure,
} as const

/** The shopper's token, or undefined once it has run out. */
export function readSession(cookies: AstroCookies): string | undefined {
  const token = cookies.get(COOKIE)?.value
  if (!token) return undefined
  const claims = readClaims(token)
  return claims && claims.exp * 1000 > Date.now() ? token : undefined
}

export function writeSession(cookies: AstroCookies, token: string): void {
  const claims = readClaims(token)
  const until = claims ? { expires: new Date(claims.exp * 1000) } : {}
  cookies.set(COOKIE, token, { ...options, ...until })
  cookies.set(HINT, "1", { ...options, httpOnly: false, ...until })
}

export function clearSession(cookies: AstroCookies): void {
  cookies.delete(COOKIE, options)
  cookies.delete(HINT, { path: options.path })
}

/** The browser's cookies without ours: upstream never needs the token twice. */
export function withoutSession(header: string | null): string {
  return (header ?? "")
    .split(/;\s*/)
    .filter((pair) => pair && !pair.startsWith(`${COOKIE}=`))
    .join("; ")
}
