import { type Encoding, filterGraph, videoCodec } from "./ffmpeg-encode"
import { guarded, type Input, QUIET, seconds, STRIPPED } from "./ffmpeg-input"
import { SEGMENT_SECONDS } from "./ladder"
import type { Plan } from "./plan"
import type { EncodedRung, Rung } from "./rungs"
import type { Sound } from "./sound"
import type { Stage } from "./stages"

/**
 * Pictures and sound are outputs of their own, and each would be moved to
 * begin at zero by itself. One second ahead nothing is negative, so both keep
 * their distance.
 */
const IN_STEP = ["-output_ts_offset", "1"]

function hlsOutput(name: string, hlsTime: number): string[] {
  return [
    ...[...STRIPPED, ...IN_STEP],
    ...["-f", "hls", "-hls_time", String(hlsTime)],
    ...["-hls_playlist_type", "vod", "-hls_flags", "independent_segments"],
    ...["-hls_segment_filename", `${name}/seg-%05d.ts`],
    `${name}/index.m3u8`,
  ]
}

const isEncoded = (rung: Rung): rung is EncodedRung => rung.kind === "encode"

function copyOutputs(rungs: readonly Rung[]): string[] {
  return rungs
    .filter((rung) => rung.kind === "copy")
    .flatMap(({ name }) => [
      ...["-map", "0:v:0", "-an", "-c:v", "copy"],
      ...hlsOutput(name, SEGMENT_SECONDS),
    ])
}

function encodeOutputs(
  rungs: readonly EncodedRung[],
  encoding: Encoding
): string[] {
  // Where the cuts are given there is no other keyframe: each one is a cut.
  const hlsTime = encoding.cutsAt ? 1 : SEGMENT_SECONDS
  return rungs.flatMap((rung, index) => [
    ...["-map", `[v${index}]`, "-an", ...videoCodec(rung, encoding)],
    ...hlsOutput(rung.name, hlsTime),
  ])
}

function soundOutput(sound: Sound | null): string[] {
  if (!sound) {
    return []
  }
  const codec = sound.isCopied
    ? ["-c:a", "copy"]
    : ["-c:a", "aac", "-b:a", `${sound.kbps}k`, "-ac", "2", "-ar", "48000"]
  return [
    ...["-map", "0:a:0", "-vn", ...codec],
    ...hlsOutput(sound.name, SEGMENT_SECONDS),
  ]
}

/** The input is bounded: on one of several outputs alone it would run on. */
function limit({ coverMs }: Stage, { durationMs }: Plan): string {
  return seconds(coverMs < durationMs ? coverMs : durationMs + 1000)
}

export interface StageOptions {
  threads: number
  /** Where the copied rung was cut, in seconds from the first picture. */
  cuts?: readonly number[]
}

/** Keyframe times on the source's own clock. */
function cutsAt(stage: Stage, plan: Plan, cuts: readonly number[] | undefined) {
  const { startMs } = plan
  return stage.followsCopy && cuts
    ? cuts.map((at) => startMs / 1000 + at)
    : null
}

/**
 * One command for one stage. Master playlists are written by us: the 2018
 * build crashes on `-master_pl_name`.
 */
export function stageArgs(
  stage: Stage,
  plan: Plan,
  input: Input,
  { threads, cuts }: StageOptions
): string[] {
  const { rungs, sound } = stage.makes
  const encoded = rungs.filter(isEncoded)
  const { fps } = plan
  const encoding = { fps, threads, cutsAt: cutsAt(stage, plan, cuts) }
  return [
    ...QUIET,
    ...["-nostdin", "-y", "-nostats", "-progress", "pipe:1"],
    ...["-threads", String(threads), "-t", limit(stage, plan)],
    ...guarded(input),
    ...(encoded.length > 0
      ? ["-filter_complex", filterGraph(encoded, fps)]
      : []),
    ...copyOutputs(rungs),
    ...encodeOutputs(encoded, encoding),
    ...soundOutput(sound),
  ]
}
