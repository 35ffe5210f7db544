const MAX_LENGTH = 80

/** Lower-case words joined by single hyphens; also a CHECK in the table. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

export function isSlug(text: string): boolean {
  return text.length <= MAX_LENGTH && SLUG.test(text)
}

/** `Café à la carte!` → `cafe-a-la-carte`; a title without letters → `post`. */
export function slugify(title: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "")
  return slug || "post"
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) {
    return base
  }
  for (let n = 2; ; n += 1) {
    const suffix = `-${n}`
    const candidate =
      base.slice(0, MAX_LENGTH - suffix.length).replace(/-+$/, "") + suffix
    if (!taken.has(candidate)) {
      return candidate
    }
  }
}
