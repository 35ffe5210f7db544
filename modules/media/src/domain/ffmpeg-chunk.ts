import type { Chunk } from "./chunks"
import { filterGraph, videoCodec } from "./ffmpeg-encode"
import { guarded, type Input, QUIET, STRIPPED } from "./ffmpeg-input"
import type { Plan } from "./plan"
import type { EncodedRung } from "./rungs"

/** Everything a worker has to know to encode one chunk; plain data. */
export interface ChunkTask {
  chunk: Chunk
  rungs: EncodedRung[]
  fps: Plan["fps"]
  startMs: number
}

/** File name of a chunk's parts: they lie beside those of the others. */
const prefixOf = ({ number }: Chunk) => `c${String(number).padStart(5, "0")}`

export const chunkPlaylist = (rung: string, chunk: Chunk) =>
  `${rung}/${prefixOf(chunk)}.m3u8`

/** Seconds asked for beyond the last picture wanted. */
const MARGIN_S = 1

/** Seeking a millisecond early, so that the first picture is surely there. */
function inputRange({ chunk, fps, startMs }: ChunkTask): string[] {
  const at = startMs / 1000 + chunk.fromS - 0.001
  const length =
    chunk.frames === null ? null : (chunk.frames * fps.den) / fps.num
  return [
    ...(chunk.fromS > 0 ? ["-ss", at.toFixed(6)] : []),
    ...(length === null ? [] : ["-t", (length + MARGIN_S).toFixed(3)]),
  ]
}

/** Back to where it was, one second ahead as all renditions are. */
const tsOffset = ({ chunk, startMs }: ChunkTask) =>
  chunk.fromS > 0 ? (1 + startMs / 1000 + chunk.fromS).toFixed(6) : "1"

function chunkOutput(
  task: ChunkTask,
  rung: EncodedRung,
  index: number,
  threads: number
): string[] {
  const { chunk, fps, startMs } = task
  const offset = chunk.fromS > 0 ? 0 : startMs / 1000
  const cutsAt = chunk.cuts.map((at) => offset + at)
  const { frames } = chunk
  return [
    ...["-map", `[v${index}]`, "-an"],
    ...videoCodec(rung, { fps, threads, cutsAt }),
    ...(frames === null ? [] : ["-frames:v", String(frames)]),
    ...[...STRIPPED, "-output_ts_offset", tsOffset(task)],
    ...["-f", "hls", "-hls_time", "1", "-hls_playlist_type", "vod"],
    ...["-hls_flags", "independent_segments", "-hls_segment_filename"],
    ...[`${rung.name}/${prefixOf(chunk)}-%05d.ts`],
    chunkPlaylist(rung.name, chunk),
  ]
}

/** One command for one chunk: the same cascade, from one decode. */
export function chunkArgs(
  task: ChunkTask,
  input: Input,
  threads: number
): string[] {
  const { rungs, fps } = task
  return [
    ...[...QUIET, "-nostdin", "-y", "-threads", String(threads)],
    ...inputRange(task),
    ...guarded(input),
    ...["-filter_complex", filterGraph(rungs, fps)],
    ...rungs.flatMap((rung, index) => chunkOutput(task, rung, index, threads)),
  ]
}
