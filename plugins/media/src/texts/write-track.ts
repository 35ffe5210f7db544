import { TRACK_LIMITS, type TrackKind, vttClock } from "@codex/media"

import { asCueText } from "./cue-text"
import { type Cue, parseTrack } from "./parse-track"

function written({ start_ms, end_ms, text, settings }: Cue): string {
  const timing = `${vttClock(start_ms)} --> ${vttClock(end_ms)}`
  return `${settings ? `${timing} ${settings}` : timing}\n${text}`
}

/** The WebVTT of cues that were found good. */
export const writeTrack = (cues: readonly Cue[]): string =>
  `WEBVTT\n\n${cues.map(written).join("\n\n")}\n`

export type Checked =
  | { ok: true; cues: Cue[]; content: string }
  | { ok: false; row: number; problem: string }
  | { ok: false; row: null; problem: "empty" | "large" }

/** An empty line inside a cue would end it. */
const asTypedIn = (cue: Cue, kind: TrackKind): Cue => ({
  ...cue,
  text: asCueText(
    cue.text
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .join("\n"),
    kind === "chapters"
  ),
})

const byTime = (a: Cue, b: Cue) =>
  a.start_ms - b.start_ms || a.end_ms - b.end_ms

/** Cues as they were edited, in order of time; the first bad one is named. */
export function checkCues(typed: readonly Cue[], kind: TrackKind): Checked {
  const cues = typed.map((cue) => asTypedIn(cue, kind))
  for (const [index, cue] of cues.entries()) {
    const judged = parseTrack(writeTrack([cue]), kind)
    if (!judged.ok) {
      const { problem } = judged
      const said = problem.kind === "line" ? problem.problem : "Has no text."
      return { ok: false, row: index + 1, problem: said }
    }
  }
  const content = writeTrack([...cues].sort(byTime))
  const isLarge =
    cues.length > TRACK_LIMITS.cues ||
    Buffer.byteLength(content) > TRACK_LIMITS.bytes
  if (cues.length === 0 || isLarge) {
    return { ok: false, row: null, problem: isLarge ? "large" : "empty" }
  }
  return { ok: true, cues, content }
}
