export interface Progress {
  percent: number
  /** Multiple of real time, or `null` while ffmpeg cannot say yet. */
  speed: number | null
  etaS: number | null
}

/** 100 is reserved for "published"; encoding alone ends here. */
export const ENCODED_PERCENT = 97

function numberIn(block: string, key: string): number | null {
  const match = new RegExp(`^${key}=\\s*([\\d.]+)`, "m").exec(block)
  const value = match ? Number(match[1]) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/**
 * Reads one block of `-progress` output. `out_time_us` is missing in the 2018
 * build and `out_time_ms` is microseconds in both, whatever its name says.
 */
export function parseProgress(
  block: string,
  durationMs: number
): Progress | null {
  const microseconds =
    numberIn(block, "out_time_us") ?? numberIn(block, "out_time_ms")
  if (microseconds === null || durationMs <= 0) {
    return null
  }
  const doneMs = Math.min(microseconds / 1000, durationMs)
  const speed = numberIn(block, "speed")
  const known = speed !== null && speed > 0
  return {
    percent: Math.floor((doneMs / durationMs) * ENCODED_PERCENT),
    speed: known ? speed : null,
    etaS: known ? Math.ceil((durationMs - doneMs) / 1000 / speed) : null,
  }
}
