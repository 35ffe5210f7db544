import { guarded, type Input } from "./ffmpeg-input"

export const WAVEFORM = "waveform.png"

const SIZE = "1200x120"
/** The middle grey of the design tokens: legible on light and on dark. */
const COLOR = "0x7c7c85"

const GRAPH = [
  "[0:a:0]asplit=2[heard][seen]",
  // `verbose` keeps the ten lines a second out of what we read.
  "[heard]ebur128=framelog=verbose[measured]",
  `[seen]aformat=channel_layouts=mono,showwavespic=s=${SIZE}:scale=sqrt:colors=${COLOR}[wave]`,
].join(";")

/**
 * One decode of the sound: its loudness (EBU R 128), printed at the end and
 * read by {@link parseLoudness}, and a picture of it as {@link WAVEFORM}.
 */
export function soundFactsArgs(input: Input): string[] {
  return [
    ...["-hide_banner", "-loglevel", "info", "-nostdin", "-nostats", "-y"],
    ...guarded(input),
    ...["-filter_complex", GRAPH],
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
