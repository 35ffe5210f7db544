const MAX_TAGS = 10

/** Trimmed, lower-case, single spaces, each once, in the order given. */
export function normalizeTags(tags: readonly string[]): string[] {
  const clean = tags
    .map((tag) => tag.trim().toLowerCase().replace(/\s+/g, " "))
    .filter((tag) => tag !== "")
  return [...new Set(clean)].slice(0, MAX_TAGS)
}
