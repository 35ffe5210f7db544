/** Smoothed bytes per second of one upload. */
export interface Speed {
  at: number
  bytes: number
  perSecond: number
}

const MIN_STEP_MS = 300
/** Weight of the newest measurement. */
const NEW = 0.3

/** The next reading; too close to the last one it changes nothing. */
export function measure(
  last: Speed | undefined,
  bytes: number,
  at: number
): Speed {
  if (!last || bytes < last.bytes) {
    return { at, bytes, perSecond: 0 }
  }
  const elapsed = at - last.at
  if (elapsed < MIN_STEP_MS) {
    return last
  }
  const current = ((bytes - last.bytes) * 1000) / elapsed
  const perSecond =
    last.perSecond === 0 ? current : last.perSecond * (1 - NEW) + current * NEW
  return { at, bytes, perSecond }
}
