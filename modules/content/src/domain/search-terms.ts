const MAX_TERMS = 8

/**
 * `"coo class"` → `coo:* & class:*`, a tsquery that also finds the beginning
 * of words. Letters and digits only, so nothing can break its grammar.
 */
export function prefixQuery(q: string): string | null {
  const terms = q
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((term) => term !== "")
    .slice(0, MAX_TERMS)
  return terms.length > 0 ? terms.map((term) => `${term}:*`).join(" & ") : null
}

/** `%` and `_` stand for themselves in a LIKE pattern. */
export function containsPattern(q: string): string {
  return `%${q.trim().replace(/[\\%_]/g, (char) => `\\${char}`)}%`
}

/** `"exact words"` and `-without` mean what they say, so nothing fuzzy then. */
export function hasOperators(q: string): boolean {
  return /"|(^|\s)-\S/.test(q)
}
