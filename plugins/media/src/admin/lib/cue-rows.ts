import type { CueDto } from "../../contract"
import { parseTime, timeText } from "./cue-time"

/** A cue while it is edited: times are text until they are saved. */
export interface CueRow {
  key: number
  start: string
  end: string
  text: string
  settings: string
}

let keys = 0

const newKey = () => {
  keys += 1
  return keys
}

export const rowsOf = (cues: readonly CueDto[]): CueRow[] =>
  cues.map((cue) => ({
    key: newKey(),
    start: timeText(cue.start_ms),
    end: timeText(cue.end_ms),
    text: cue.text,
    settings: cue.settings,
  }))

/** Two seconds of room after the row before. */
const LENGTH_MS = 2_000

export function rowAfter(before: CueRow | undefined): CueRow {
  const start = (before && parseTime(before.end)) ?? 0
  return {
    key: newKey(),
    start: timeText(start),
    end: timeText(start + LENGTH_MS),
    text: "",
    settings: "",
  }
}

/** Cues to save, or the first row with a time that is none. */
export function cuesOf(
  rows: readonly CueRow[]
): { cues: CueDto[] } | { badRow: number } {
  const cues: CueDto[] = []
  for (const [index, { start, end, text, settings }] of rows.entries()) {
    const start_ms = parseTime(start)
    const end_ms = parseTime(end)
    if (start_ms === undefined || end_ms === undefined) {
      return { badRow: index + 1 }
    }
    cues.push({ start_ms, end_ms, text, settings })
  }
  return { cues }
}
