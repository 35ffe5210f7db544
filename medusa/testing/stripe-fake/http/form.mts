/** A form value: text, a list (`a[0]=`, `a[]=`) or a group (`a[b]=`). */
export type Raw = string | Raw[] | { [key: string]: Raw }
export type RawGroup = { [key: string]: Raw }

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"])

/** `a[b][0]` → ["a", "b", "0"] */
function pathOf(key: string): string[] {
  const [head = "", ...rest] = key.split("[")
  return [head, ...rest.map((part) => part.replace(/\]$/, ""))]
}

function place(into: Map<string, unknown>, path: string[], value: string) {
  const [head = "", ...rest] = path
  if (FORBIDDEN.has(head)) return
  const key = head === "" ? String(into.size) : head
  if (rest.length === 0) {
    into.set(key, value)
    return
  }
  const known = into.get(key)
  const inner = known instanceof Map ? known : new Map<string, unknown>()
  into.set(key, inner)
  place(inner, rest, value)
}

function plain(value: unknown): Raw {
  if (!(value instanceof Map)) return String(value)
  const keys = [...value.keys()].map(String)
  const isList = keys.every((key, index) => key === String(index))
  const entries = [...value].map(([key, inner]) => [String(key), plain(inner)])
  return isList
    ? entries.map(([, inner]) => inner as Raw)
    : (Object.fromEntries(entries) as RawGroup)
}

/** Parses what stripe-node sends: a form body or a query string. */
export function parseForm(text: string): RawGroup {
  const root = new Map<string, unknown>()
  for (const [key, value] of new URLSearchParams(text)) {
    place(root, pathOf(key), value)
  }
  return root.size === 0 ? {} : (plain(root) as RawGroup)
}
