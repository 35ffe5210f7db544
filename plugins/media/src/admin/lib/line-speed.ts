const KEY = "codex.upload-speed"
/** People move house, and from the office to a train. */
const FRESH_MS = 7 * 24 * 60 * 60 * 1000
/** Weight of the newest measurement. */
const NEW = 0.3

interface Remembered {
  perSecond: number
  at: number
}

function read(): Remembered | null {
  try {
    const { perSecond, at } = JSON.parse(
      window.localStorage.getItem(KEY) ?? ""
    ) as Partial<Remembered>
    return typeof perSecond === "number" && typeof at === "number"
      ? { perSecond, at }
      : null
  } catch {
    // Never measured, or a browser that keeps nothing.
    return null
  }
}

/** Bytes per second this browser's line carried lately. */
export function lineSpeed(now = Date.now()): number | undefined {
  const last = read()
  return last && now - last.at < FRESH_MS ? last.perSecond : undefined
}

/** @param perSecond what the whole line carried while one part was sent */
export function noteLineSpeed(perSecond: number, now = Date.now()): void {
  const before = lineSpeed(now) ?? perSecond
  const next = before * (1 - NEW) + perSecond * NEW
  try {
    const remembered = { perSecond: Math.round(next), at: now }
    window.localStorage.setItem(KEY, JSON.stringify(remembered))
  } catch {
    // Only a hint: the next upload is cut by its size.
  }
}
