import { guarded, type Input } from "./ffmpeg-input"

export const WAVEFORM = "waveform.png"

const WIDTH = 1200
const HEIGHT = 120
/** The middle grey of the design tokens: legible on light and on dark. */
const COLOR = "0x7c7c85"

/** Samples a second the picture is drawn from. */
const RATE = 4000

/**
 * The picture's filter keeps all it has seen in memory, and forgets the last
 * frame: few samples, and frames of about one column each.
 */
function pictureGraph(durationMs: number): string {
  const column = Math.floor((RATE * durationMs) / 1000 / WIDTH)
  return [
    `aformat=sample_rates=${RATE}:channel_layouts=mono`,
    `asetnsamples=n=${Math.max(64, column)}`,
    `showwavespic=s=${WIDTH}x${HEIGHT}:scale=sqrt:colors=${COLOR}`,
  ].join(",")
}

/**
 * One decode of the sound: its loudness (EBU R 128), printed at the end and
 * read by {@link parseLoudness}, and a picture of it as {@link WAVEFORM}.
 */
export function soundFactsArgs(input: Input, durationMs: number): string[] {
  const graph = [
    "[0:a:0]asplit=2[heard][seen]",
    // `verbose` keeps the ten lines a second out of what we read.
    "[heard]ebur128=framelog=verbose[measured]",
    `[seen]${pictureGraph(durationMs)}[wave]`,
  ].join(";")
  return [
    ...["-hide_banner", "-loglevel", "info", "-nostdin", "-nostats", "-y"],
    ...guarded(input),
    ...["-filter_complex", graph],
    ...["-map", "[wave]", "-frames:v", "1", "-f", "image2", "-update", "1"],
    WAVEFORM,
    ...["-map", "[measured]", "-f", "null", "-"],
  ]
}

/** Below this ebur128 has heard nothing. */
const SILENCE = -70

/**
 * Integrated loudness in LUFS, or `null` for silence and unreadable text. A
 * graph that was set up twice prints twice; the last one has heard everything.
 */
export function parseLoudness(printed: string): number | null {
  const matches = [...printed.matchAll(/^\s*I:\s*(-?[\d.]+) LUFS/gm)]
  const value = Number(matches.at(-1)?.[1] ?? Number.NaN)
  return Number.isFinite(value) && value > SILENCE ? value : null
}
