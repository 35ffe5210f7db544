/**
 * Every value a Cookie header has for a name. A browser sends the cookie of
 * each matching path, the longest first; which one is ours the hash decides.
 */
export function cookieValues(
  header: string | undefined,
  name: string
): string[] {
  return (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}
