import type { AstroCookies } from "astro"
import { env } from "./env.server"

export const THEMES = ["light", "dark"] as const
export type Theme = (typeof THEMES)[number]

const COOKIE = "theme"
const YEAR_S = 365 * 24 * 3600

/** The reader's own choice; undefined follows the system. */
export function readTheme(cookies: AstroCookies): Theme | undefined {
  const chosen = cookies.get(COOKIE)?.value
  return THEMES.find((theme) => theme === chosen)
}

export function writeTheme(cookies: AstroCookies, wish: string): void {
  const theme = THEMES.find((known) => known === wish)
  if (!theme) {
    cookies.delete(COOKIE, { path: "/" })
    return
  }
  cookies.set(COOKIE, theme, {
    path: "/",
    sameSite: "lax",
    httpOnly: true,
    secure: env.cookieSecure,
    maxAge: YEAR_S,
  })
}
