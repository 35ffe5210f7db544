import type { Plan, Rung } from "./plan"

export interface Segment {
  seconds: number
  bytes: number
}

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

export function codecsOf(rung: Rung, hasAudio: boolean): string {
  const video = `avc1.6400${rung.level.toString(16)}`
  return hasAudio ? `${video},mp4a.40.2` : video
}

/** The master playlist; relative URIs, so a signed prefix is enough. */
export function masterPlaylist(
  plan: Plan,
  bandwidths: ReadonlyMap<string, Bandwidth>
): string {
  const fps = (plan.fps.num / plan.fps.den).toFixed(3)
  const variants = plan.rungs.flatMap((rung) => {
    const { peak, average } = bandwidths.get(rung.name) ?? {
      peak: (rung.maxVideoKbps + rung.audioKbps) * 1000,
      average: (rung.maxVideoKbps + rung.audioKbps) * 1000,
    }
    const attributes = [
      `BANDWIDTH=${peak}`,
      `AVERAGE-BANDWIDTH=${average}`,
      `CODECS="${codecsOf(rung, plan.hasAudio)}"`,
      `RESOLUTION=${rung.width}x${rung.height}`,
      `FRAME-RATE=${fps}`,
    ]
    return [
      `#EXT-X-STREAM-INF:${attributes.join(",")}`,
      `${rung.name}/index.m3u8`,
    ]
  })
  return [
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    "#EXT-X-INDEPENDENT-SEGMENTS",
    ...variants,
    "",
  ].join("\n")
}
