/** Below this a resume would only be confusing. */
const LEAST_MS = 3_000

/** Where to start: 0 at the very beginning and at the very end. */
export function resumeAt(positionMs: number, durationMs: number | null) {
  if (positionMs < LEAST_MS) return 0
  return durationMs && positionMs >= durationMs - 1_000 ? 0 : positionMs
}

export type Report = { position_ms: number; duration_ms: number }

/** A report to save, or undefined while there is nothing to say. */
export function reportOf(
  seconds: number,
  durationSeconds: number,
  last: Report | undefined
): Report | undefined {
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) {
    return undefined
  }
  const duration_ms = Math.round(durationSeconds * 1000)
  const position_ms = Math.min(Math.round(seconds * 1000), duration_ms)
  return last?.position_ms === position_ms
    ? undefined
    : { position_ms, duration_ms }
}
