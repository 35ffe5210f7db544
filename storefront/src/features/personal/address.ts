export type PostAddress = { handle: string; slug: string; typed: string | null }

/** `/{handle}/{slug}?amount=…` of a post; undefined for other pages. */
export function postAddress(at: string): PostAddress | undefined {
  const url = new URL(at, "http://own.invalid")
  const [handle, slug, ...more] = url.pathname.split("/").filter(Boolean)
  if (!handle || !slug || more.length > 0) return undefined
  return { handle, slug, typed: url.searchParams.get("amount") }
}
