/** Levels by macroblocks per second and per frame (H.264 table A-1). */
const LEVELS: readonly [level: number, perSecond: number, perFrame: number][] =
  [
    [30, 40_500, 1620],
    [31, 108_000, 3600],
    [32, 216_000, 5120],
    [40, 245_760, 8192],
    [42, 522_240, 8704],
    [50, 589_824, 22_080],
    [51, 983_040, 36_864],
  ]

/** Profile and constraint bytes as they stand in CODECS (RFC 6381 §3.3). */
const PROFILES: Record<string, string> = {
  "Constrained Baseline": "42e0",
  Baseline: "4200",
  Main: "4d40",
  High: "6400",
}

const isLevel = (level: number) => level >= 10 && level <= 52

/** The level, times ten, that pictures of this size and rate need. */
export function levelFor(width: number, height: number, fps: number): number {
  const frame = Math.ceil(width / 16) * Math.ceil(height / 16)
  const fit = LEVELS.find(
    ([, perSecond, perFrame]) =>
      frame <= perFrame && frame * Math.ceil(fps) <= perSecond
  )
  return fit?.[0] ?? 52
}

/**
 * CODECS of an H.264 stream, `avc1.64001f` say; `null` for what browsers do
 * not play, such as 4:2:2 or ten bits.
 *
 * @param profile as ffprobe names it
 * @param level times ten
 */
export function avcCodec(profile: string, level: number): string | null {
  const known = Object.hasOwn(PROFILES, profile) ? PROFILES[profile] : undefined
  return known && isLevel(level)
    ? `avc1.${known}${level.toString(16).padStart(2, "0")}`
    : null
}
