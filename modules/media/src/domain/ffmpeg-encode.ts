import { GOP_SECONDS, MAX_SEGMENT_SECONDS } from "./ladder"
import type { Rate } from "./probe-video"
import type { EncodedRung } from "./rungs"

/**
 * One decode, one chain: each rung is scaled from the next larger one.
 *
 * @param rungs largest first; their pictures come out as `[v0]`, `[v1]` …
 */
export function filterGraph(rungs: readonly EncodedRung[], fps: Rate): string {
  const last = rungs.length - 1
  return rungs
    .map((rung, index) => {
      const from =
        index === 0 ? `[0:v:0]fps=${fps.num}/${fps.den},` : `[chain${index}]`
      const scaled = `scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1,format=yuv420p`
      return index === last
        ? `${from}${scaled}[v${index}]`
        : `${from}${scaled},split=2[v${index}][chain${index + 1}]`
    })
    .join(";")
}

export interface Encoding {
  fps: Rate
  threads: number
  /** Where a copied rung was cut, in seconds; `null`: every two seconds. */
  cutsAt: readonly number[] | null
}

/** A millisecond early: the times of a playlist are rounded, either way. */
const cutTimes = (cutsAt: readonly number[]) =>
  cutsAt.map((at) => Math.max(0, at - 0.001).toFixed(3)).join(",")

/** Equal keyframes in every rung, so that a player may switch anywhere. */
function keyframes({ fps, cutsAt }: Encoding): string[] {
  const every = cutsAt ? MAX_SEGMENT_SECONDS + 1 : GOP_SECONDS
  const gop = Math.round((every * fps.num) / fps.den)
  return [
    ...["-g", String(gop), "-keyint_min", String(cutsAt ? 1 : gop)],
    ...["-sc_threshold", "0", "-force_key_frames"],
    cutsAt ? cutTimes(cutsAt) : `expr:gte(t,n_forced*${GOP_SECONDS})`,
  ]
}

export function videoCodec(rung: EncodedRung, encoding: Encoding): string[] {
  return [
    // superfast: 35 % less CPU than veryfast for 0.19 dB (PERFORMANCE §2.2).
    ...["-c:v", "libx264", "-preset", "superfast", "-profile:v", "high"],
    ...["-level:v", (rung.level / 10).toFixed(1)],
    ...["-crf", "23", "-maxrate", `${rung.maxVideoKbps}k`],
    ...["-bufsize", `${rung.maxVideoKbps * 2}k`],
    ...keyframes(encoding),
    ...["-threads", String(encoding.threads)],
  ]
}
