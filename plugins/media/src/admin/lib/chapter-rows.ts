import type { ChaptersResponse } from "../../contract"
import { parseTime, timeText } from "./cue-time"

type Chapters = ChaptersResponse["chapters"]

/** A chapter while it is edited. */
export interface ChapterRow {
  key: number
  time: string
  title: string
}

let keys = 0

export function chapterRow(time: string, title = ""): ChapterRow {
  keys += 1
  return { key: keys, time, title }
}

export const chapterRows = (chapters: Chapters): ChapterRow[] =>
  chapters.map(({ start_ms, title }) =>
    chapterRow(timeText(start_ms, true), title)
  )

/** Chapters to save, in order of time, or the first row that says none. */
export function chaptersOf(
  rows: readonly ChapterRow[]
): { chapters: Chapters } | { badRow: number } {
  const chapters: Chapters = []
  for (const [index, { time, title }] of rows.entries()) {
    const start_ms = parseTime(time)
    if (start_ms === undefined || title.trim() === "") {
      return { badRow: index + 1 }
    }
    chapters.push({ start_ms, title: title.trim() })
  }
  return { chapters: chapters.sort((a, b) => a.start_ms - b.start_ms) }
}
