/** The version the page cache is at (server/page-cache.mts). */
const VERSION = Symbol.for("codex.pages")
export const pagesVersion = () =>
  (globalThis as unknown as Record<symbol, unknown>)[VERSION]

const MOST = 200

interface Kept<Value> {
  until: number
  at: unknown
  value: Value
}

/** As long as a finished page is kept (server/page-cache.mts). */
const SAME_MS = 10_000

/**
 * Keeps good answers that are the same for everybody until public pages change.
 * Where nobody would tell of a change every answer is asked for.
 */
export function keptWhileSame<Answer extends { ok: boolean }>(
  load: (key: string) => Promise<Answer>
): (key: string) => Promise<Answer> {
  const kept = new Map<string, Kept<Answer>>()
  return async (key) => {
    const at = pagesVersion()
    const known = kept.get(key)
    const isSame = at !== undefined && at !== null && known?.at === at
    if (isSame && known.until > Date.now()) return known.value
    const until = Date.now() + SAME_MS
    const value = await load(key)
    if (kept.size >= MOST) kept.clear()
    if (value.ok) kept.set(key, { until, at, value })
    return value
  }
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
    const at = pagesVersion()
    const known = kept.get(key)
    if (known && known.until > Date.now() && known.at === at) return known.value
    const value = await load(key)
    if (value === undefined) return known?.value
    if (kept.size >= MOST) kept.clear()
    kept.set(key, { until: Date.now() + ms, at, value })
    return value
  }
}
