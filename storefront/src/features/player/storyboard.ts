/** A small picture: a place in a sheet that holds many. */
export type Tile = {
  sheet: string
  x: number
  y: number
  width: number
  height: number
}

const PLACE = /^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/

/**
 * The picture a cue of the storyboard means (Media Fragments, `xywh`); its
 * sheet lies beside the text, wherever that was redirected to.
 */
export function tileOf(text: string, textUrl: string): Tile | undefined {
  const [, name, x, y, width, height] = PLACE.exec(text.trim()) ?? []
  if (!name) return undefined
  return {
    sheet: new URL(name, textUrl).pathname,
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
  }
}

type Span = { startTime: number; endTime: number }

/** The cue that covers a second; the last one covers the rest. */
export function cueAt<Cue extends Span>(
  cues: readonly Cue[],
  seconds: number
): Cue | undefined {
  const found = cues.find(
    ({ startTime, endTime }) => startTime <= seconds && seconds < endTime
  )
  const last = cues.at(-1)
  return found ?? (last && seconds >= last.endTime ? last : undefined)
}
