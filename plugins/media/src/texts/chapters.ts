import { asTyped } from "./cue-text"
import { type Cue, parseTrack } from "./parse-track"

export interface Chapter {
  start_ms: number
  title: string
}

/** How long the last chapter is while nobody knows how long the film is. */
const UNKNOWN_MS = 60_000

/** A chapter ends where the next one begins, the last one with the film. */
export function cuesOfChapters(
  chapters: readonly Chapter[],
  durationMs: number | null
): Cue[] {
  const inOrder = [...chapters].sort((a, b) => a.start_ms - b.start_ms)
  return inOrder.map(({ start_ms, title }, at) => {
    const end = inOrder[at + 1]?.start_ms ?? durationMs ?? start_ms + UNKNOWN_MS
    return {
      start_ms,
      end_ms: Math.max(end, start_ms + 1),
      text: title.replace(/\s+/g, " ").trim(),
      settings: "",
    }
  })
}

/** Chapters of a WebVTT text that we keep; none when it is none. */
export function chaptersOf(content: string | undefined): Chapter[] {
  const parsed = content ? parseTrack(content, "chapters") : undefined
  return parsed?.ok
    ? parsed.cues.map(({ start_ms, text }) => ({
        start_ms,
        title: asTyped(text),
      }))
    : []
}
