import { TRACK_LIMITS, type TrackKind } from "@codex/media"
import {
  type ParsedCue,
  type ParseProblem,
  WebVTTParser,
  WebVTTSerializer,
} from "webvtt-parser"

import { SRT_LINES_BEFORE, srtToVtt } from "./srt"

export interface Cue {
  start_ms: number
  end_ms: number
  /** May have WebVTT's tags. */
  text: string
  /** Where it stands, as WebVTT says it; mostly nothing. */
  settings: string
}

export type TrackProblem =
  | { kind: "line"; line: number; problem: string }
  | { kind: "empty" }
  | { kind: "large" }

export type ParsedTrack =
  { ok: true; cues: Cue[] } | { ok: false; problem: TrackProblem }

const ms = (seconds: number) => Math.round(seconds * 1000)

/** Only the serializer knows how settings are written. */
function settingsOf(cue: ParsedCue): string {
  const alone = { ...cue, tree: { children: [] } }
  const text = new WebVTTSerializer().serialize([alone])
  return /-->[ ]\S+[ ]?(.*)$/m.exec(text)?.[1] ?? ""
}

/** Lines after the signature that other programs write there, left empty. */
function withoutHeader(text: string): string {
  const lines = text.split(/\r\n|\r|\n/)
  const end = lines.findIndex(
    (line, at) => at > 0 && (line.trim() === "" || line.includes("-->"))
  )
  return lines.map((line, at) => (at > 0 && at < end ? "" : line)).join("\n")
}

/** A tag is judged after its cue: the parser stands on the line below it. */
function lineOf(lines: readonly string[], line: number): number {
  const isBelow = !(lines[line - 1] ?? "").trim() && line > 1
  return isBelow ? line - 1 : line
}

/** What one cue may hold: the parser takes its time with deep nesting. */
const CUE_CHARACTERS = 4_000
const TOO_LONG = "This is longer than the 4,000 characters a cue may have."

/** The first line of a block that no cue may be, counted from one. */
function overlongBlock(lines: readonly string[]): number | null {
  let from = 0
  let characters = 0
  for (const [at, line] of lines.entries()) {
    if (line === "") {
      from = at + 1
      characters = 0
      continue
    }
    characters += line.length
    if (characters > CUE_CHARACTERS) {
      return from + 1
    }
  }
  return null
}

function firstProblem(vtt: string, errors: readonly ParseProblem[]) {
  const [first] = errors
  return (
    first && {
      line: lineOf(vtt.split("\n"), first.line),
      problem: first.message,
    }
  )
}

/**
 * Cues of a WebVTT or SRT file, or what is wrong with its first bad line. The
 * W3C's parser is strict: a file that passes plays everywhere.
 */
export function parseTrack(text: string, kind: TrackKind): ParsedTrack {
  if (Buffer.byteLength(text) > TRACK_LIMITS.bytes) {
    return { ok: false, problem: { kind: "large" } }
  }
  const trimmed = text.replace(/^\uFEFF/, "")
  const isVtt = /^\s*WEBVTT/.test(trimmed)
  const vtt = isVtt ? withoutHeader(trimmed) : srtToVtt(trimmed)
  const long = overlongBlock(vtt.split("\n"))
  const { cues, errors } = long
    ? { cues: [], errors: [{ line: long, message: TOO_LONG }] }
    : new WebVTTParser().parse(vtt, kind === "chapters" ? kind : undefined)
  const first = firstProblem(vtt, errors)
  if (first) {
    const line = Math.max(1, first.line - (isVtt ? 0 : SRT_LINES_BEFORE))
    return { ok: false, problem: { ...first, kind: "line", line } }
  }
  const kept = cues.filter((cue) => cue.text.trim() !== "")
  if (kept.length === 0) {
    return { ok: false, problem: { kind: "empty" } }
  }
  if (kept.length > TRACK_LIMITS.cues) {
    return { ok: false, problem: { kind: "large" } }
  }
  return {
    ok: true,
    cues: kept.map((cue) => ({
      start_ms: ms(cue.startTime),
      end_ms: ms(cue.endTime),
      text: cue.text,
      settings: settingsOf(cue),
    })),
  }
}
