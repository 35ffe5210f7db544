const STUDIO = "/studio"
const PROFILE = "/settings/profile"

const within = (pathname: string, page: string) =>
  pathname === page || pathname.startsWith(`${page}/`)

export interface Detour {
  to: string
  /** Somebody asked for this page; the dashboard's own landings are silent. */
  explain: boolean
}

/**
 * Where a creator goes instead, or null where they have business. The
 * dashboard lands everybody on `/orders` and opens its settings at the store.
 */
export function detourOf(pathname: string): Detour | null {
  if (within(pathname, STUDIO) || within(pathname, PROFILE)) {
    return null
  }
  if (within(pathname, "/settings")) {
    return { to: PROFILE, explain: false }
  }
  return { to: STUDIO, explain: pathname !== "/" && pathname !== "/orders" }
}
