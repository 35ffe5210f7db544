/** The version the page cache is at (server/page-cache.mts). */
const VERSION = Symbol.for("codex.pages")
const version = () =>
  (globalThis as unknown as Record<symbol, unknown>)[VERSION]

const MOST = 200

interface Kept<Value> {
  until: number
  at: unknown
  value: Value
}

/**
 * Keeps what `load` answers for `ms`, or until public pages change. While it
 * answers nothing, what was there stays.
 */
export function keptFor<Value>(
  ms: number,
  load: (key: string) => Promise<Value | undefined>
): (key: string) => Promise<Value | undefined> {
  const kept = new Map<string, Kept<Value>>()
  return async (key) => {
    const at = version()
    const known = kept.get(key)
    if (known && known.until > Date.now() && known.at === at) return known.value
    const value = await load(key)
    if (value === undefined) return known?.value
    if (kept.size >= MOST) kept.clear()
    kept.set(key, { until: Date.now() + ms, at, value })
    return value
  }
}
