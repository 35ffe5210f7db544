const STUDIO = "/studio"
const OWN_PAGES = ["/settings/profile"]

/** Whether a creator has business on this page of the dashboard. */
export function isCreatorPage(pathname: string): boolean {
  return (
    pathname === STUDIO ||
    pathname.startsWith(`${STUDIO}/`) ||
    OWN_PAGES.includes(pathname)
  )
}

/** Where the dashboard itself sends people after signing in. */
export function isLanding(pathname: string): boolean {
  return pathname === "/" || pathname === "/orders"
}
