import type { Size } from "./rungs"

/** Small pictures for the seek bar, tiled into sheets of at most 10 × 10. */
export interface Storyboard {
  everyS: number
  /** How many pictures in all. */
  count: number
  tile: Size
  columns: number
  rows: number
  sheets: number
}

const LONGER_SIDE = 160
const SIDE = 10

const even = (value: number) => Math.max(2, Math.round(value / 2) * 2)

function tileOf({ width, height }: Size): Size {
  const scale = LONGER_SIDE / Math.max(width, height)
  return { width: even(width * scale), height: even(height * scale) }
}

/** A hundred pictures, at least one second and at most ten apart. */
export function planStoryboard(durationMs: number, source: Size): Storyboard {
  const duration = durationMs / 1000
  const everyS = Math.min(10, Math.max(1, Math.ceil(duration / 100)))
  const count = Math.max(1, Math.round(duration / everyS))
  const columns = Math.min(SIDE, count)
  const rows = Math.min(SIDE, Math.ceil(count / columns))
  return {
    everyS,
    count,
    tile: tileOf(source),
    columns,
    rows,
    sheets: Math.ceil(count / (columns * rows)),
  }
}

export const sheetName = (number: number) => `storyboard-${number}.jpg`

export const STORYBOARD = "storyboard.vtt"

/** `HH:MM:SS.mmm`, as WebVTT wants it. */
export function vttClock(ms: number): string {
  const two = (value: number) => String(value).padStart(2, "0")
  const rest = String(ms % 1000).padStart(3, "0")
  const total = Math.floor(ms / 1000)
  const minutes = Math.floor(total / 60)
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(total % 60)}.${rest}`
}

function cue(board: Storyboard, index: number, durationMs: number): string {
  const { everyS, tile, columns, rows } = board
  const perSheet = columns * rows
  const at = index % perSheet
  const x = (at % columns) * tile.width
  const y = Math.floor(at / columns) * tile.height
  const from = index * everyS * 1000
  // The last one stays until the end.
  const to = index === board.count - 1 ? durationMs : from + everyS * 1000
  const sheet = sheetName(Math.floor(index / perSheet) + 1)
  return `${vttClock(from)} --> ${vttClock(to)}\n${sheet}#xywh=${x},${y},${tile.width},${tile.height}`
}

/** WebVTT whose cues are places in the sheets (Media Fragments, `xywh`). */
export function storyboardVtt(board: Storyboard, durationMs: number): string {
  const cues = Array.from({ length: board.count }, (_, index) =>
    cue(board, index, durationMs)
  )
  return `WEBVTT\n\n${cues.join("\n\n")}\n`
}
