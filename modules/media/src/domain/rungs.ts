import { avcCodec, levelFor } from "./h264"
import { LADDER, type LadderStep, WORTH_A_RUNG } from "./ladder"
import type { VideoStream } from "./probe-video"

interface AnyRung {
  /** Folder and label, such as `720p`. */
  name: string
  width: number
  height: number
  /** As it stands in the master playlist. */
  codecs: string
}

/** The source's own pictures, cut into pieces but not touched. */
export interface CopiedRung extends AnyRung {
  kind: "copy"
}

export interface EncodedRung extends AnyRung {
  kind: "encode"
  maxVideoKbps: number
  /** H.264 level times ten. */
  level: number
}

export type Rung = CopiedRung | EncodedRung

export interface Size {
  width: number
  height: number
}

const linesOf = ({ width, height }: Size) => Math.min(width, height)

/** H.264 wants even sizes: the nearest one that is not beyond the source. */
function even(value: number, source: number): number {
  const nearest = Math.round(value / 2) * 2
  return Math.max(2, Math.min(nearest, Math.floor(source / 2) * 2))
}

function rungFor(step: LadderStep, source: Size, fps: number): EncodedRung {
  const scale = step.lines / linesOf(source)
  const width = even(source.width * scale, source.width)
  const height = even(source.height * scale, source.height)
  const level = levelFor(width, height, fps)
  return {
    kind: "encode",
    name: `${step.lines}p`,
    width,
    height,
    codecs: avcCodec("High", level) ?? "",
    maxVideoKbps: step.maxVideoKbps,
    level,
  }
}

/**
 * Rungs to encode, largest first; none is larger than the source (M6).
 *
 * @param fps frames a second of every rung
 */
export function encodedRungs(source: Size, fps: number): EncodedRung[] {
  const lines = linesOf(source)
  const steps = LADDER.filter((step) => step.lines <= lines)
  const lowest = LADDER.at(-1)
  if (steps.length === 0 && lowest) {
    // Below the ladder: one rung at the source's own size.
    return [rungFor({ ...lowest, lines: even(lines, lines) }, source, fps)]
  }
  return steps.map((step) => rungFor(step, source, fps))
}

/** Rungs to encode below a copied source; often none. */
export function rungsBelow(source: Size, fps: number): EncodedRung[] {
  const limit = linesOf(source) * WORTH_A_RUNG
  return LADDER.filter((step) => step.lines <= limit).map((step) =>
    rungFor(step, source, fps)
  )
}

/** The source as a rung of its own. */
export function copiedRung(video: VideoStream, suffix: string): CopiedRung {
  const { width, height, profile, level } = video
  return {
    kind: "copy",
    name: `${linesOf(video)}p${suffix}`,
    width,
    height,
    codecs: avcCodec(profile, level) ?? "",
  }
}
