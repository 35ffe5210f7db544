import { guarded, type Input, QUIET, seconds } from "./ffmpeg-input"
import type { Storyboard } from "./storyboard"

const THUMBNAIL = "thumbnail.jpg"

/** The first still is the one shown; the others are there to choose from. */
export const posterName = (index: number) =>
  index === 0 ? THUMBNAIL : `poster-${index + 1}.jpg`

/** Which still a key names; they count from one. */
export function posterNumber(key: string): number {
  const [, number = "1"] = /\/poster-(\d+)\.jpg$/.exec(key) ?? []
  return Number(number)
}

const JPEG = (quality: number) => [
  ...["-an", "-sn", "-dn", "-map_metadata", "-1"],
  ...["-q:v", String(quality), "-f", "image2"],
]

/** A still picture; seeking before `-i` decodes one group only. */
export function posterArgs(atMs: number, name: string, input: Input): string[] {
  return [
    ...QUIET,
    ...["-nostdin", "-y", "-threads", "1"],
    ...["-ss", seconds(atMs)],
    ...guarded(input),
    ...["-map", "0:v:0", "-frames:v", "1"],
    ...["-vf", "scale=min(1280\\,iw):-2,setsar=1"],
    ...[...JPEG(3), "-update", "1", name],
  ]
}

/**
 * Pictures for the seek bar. Only keyframes are decoded: a sixtieth of the
 * pictures of a usual file, which is what makes it cheap.
 */
export function storyboardArgs(board: Storyboard, input: Input): string[] {
  const { everyS, tile, columns, rows, sheets } = board
  const filters = [
    `fps=1/${everyS}`,
    `scale=${tile.width}:${tile.height}:flags=fast_bilinear`,
    "setsar=1",
    `tile=${columns}x${rows}`,
  ]
  return [
    ...QUIET,
    ...["-nostdin", "-y", "-threads", "1", "-skip_frame", "nokey"],
    ...guarded(input),
    ...["-map", "0:v:0", "-vf", filters.join(",")],
    ...["-frames:v", String(sheets)],
    ...[...JPEG(5), "storyboard-%d.jpg"],
  ]
}
