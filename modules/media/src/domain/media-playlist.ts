import { MAX_SEGMENT_SECONDS } from "./ladder"

export interface Segment {
  seconds: number
  bytes: number
}

/** Bits a second. */
export interface Bandwidth {
  peak: number
  average: number
}

/** Durations and names of a media playlist's segments, in order. */
export function parseMediaPlaylist(
  text: string
): { seconds: number; uri: string }[] {
  const segments: { seconds: number; uri: string }[] = []
  let seconds: number | null = null
  for (const line of text.split(/\r?\n/)) {
    const extinf = /^#EXTINF:([\d.]+)/.exec(line)
    if (extinf) {
      seconds = Number(extinf[1])
    } else if (line !== "" && !line.startsWith("#") && seconds !== null) {
      segments.push({ seconds, uri: line })
      seconds = null
    }
  }
  return segments
}

/** RFC 8216 §4.3.4.2: BANDWIDTH is the peak segment bit rate, not a target. */
export function measureBandwidth(segments: readonly Segment[]): Bandwidth {
  const bits = segments.reduce((sum, segment) => sum + segment.bytes * 8, 0)
  const seconds = segments.reduce((sum, segment) => sum + segment.seconds, 0)
  // A last segment of a few frames would claim an absurd rate.
  const peaks = segments
    .filter((segment) => segment.seconds >= 1 || segments.length === 1)
    .map((segment) => (segment.bytes * 8) / Math.max(segment.seconds, 0.04))
  const average = Math.ceil(bits / Math.max(seconds, 0.04))
  return { peak: Math.ceil(Math.max(average, ...peaks)), average }
}

type Timed = Pick<Segment, "seconds">

/**
 * A copy can only be cut at the source's keyframes. Where they are too far
 * apart a player would wait too long for each piece.
 */
export const fitsAsCopy = (segments: readonly Timed[]) =>
  segments.length > 0 &&
  segments.every(({ seconds }) => seconds <= MAX_SEGMENT_SECONDS)

/** Where each segment begins, in seconds from the first one. */
export function cutsOf(segments: readonly Timed[]): number[] {
  let at = 0
  return segments.map(({ seconds }) => {
    const begins = at
    at += seconds
    return begins
  })
}

/** One media playlist over what several workers have encoded, in order. */
export function joinedPlaylist(
  segments: readonly (Timed & { uri: string })[]
): string {
  const longest = Math.max(...segments.map(({ seconds }) => seconds))
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    `#EXT-X-TARGETDURATION:${Math.round(longest)}`,
    "#EXT-X-MEDIA-SEQUENCE:0",
    "#EXT-X-PLAYLIST-TYPE:VOD",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...segments.flatMap(({ seconds, uri }) => [
      `#EXTINF:${seconds.toFixed(6)},`,
      uri,
    ]),
    "#EXT-X-ENDLIST",
    "",
  ].join("\n")
}
