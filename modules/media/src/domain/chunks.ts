import { CHUNK_SECONDS, LONG_MS, SEGMENT_SECONDS } from "./ladder"
import type { Plan } from "./plan"
import type { Stage } from "./stages"

/** A part of a ladder that any worker can encode by itself. */
export interface Chunk {
  number: number
  /** From the first picture, in seconds; exactly where a picture begins. */
  fromS: number
  /** Pictures in it; `null`: all that are left. */
  frames: number | null
  /** Where its segments begin, in seconds from its own beginning. */
  cuts: number[]
}

type Timing = Pick<Plan, "durationMs" | "fps">

/** Segments of four seconds, each begun by the first picture from then on. */
function evenStarts({ durationMs, fps }: Timing): number[] {
  const rate = fps.num / fps.den
  const count = Math.ceil(durationMs / 1000 / SEGMENT_SECONDS)
  return Array.from({ length: count }, (_, at) => {
    // A hair less: 4 × 30 is 120, not 120.00000000001.
    const frame = Math.max(0, Math.ceil(at * SEGMENT_SECONDS * rate - 1e-6))
    return frame / rate
  })
}

/** Starts are rounded to pictures: a minute may be a hair short of one. */
const SLACK_SECONDS = SEGMENT_SECONDS / 2

/** Whole segments, as many as make about a minute. */
function grouped(starts: readonly number[]): number[][] {
  const groups: number[][] = []
  for (const start of starts) {
    const group = groups.at(-1)
    const isFull = start - (group?.[0] ?? 0) > CHUNK_SECONDS - SLACK_SECONDS
    if (group && !isFull) {
      group.push(start)
    } else {
      groups.push([start])
    }
  }
  return groups
}

/**
 * How the ladder of a long file is divided among workers; empty when one of
 * them does it faster alone.
 *
 * @param cuts where the copied rung was cut, for a ladder that follows it
 */
export function chunksOf(
  stage: Stage,
  plan: Timing,
  cuts?: readonly number[]
): Chunk[] {
  const isLong = stage.name === "ladder" && plan.durationMs > LONG_MS
  if (!isLong || stage.makes.rungs.length === 0 || stage.makes.sound) {
    return []
  }
  const starts = stage.followsCopy && cuts ? cuts : evenStarts(plan)
  const groups = grouped(starts)
  const rate = plan.fps.num / plan.fps.den
  return groups.map((group, number) => {
    const fromS = group[0] ?? 0
    const next = groups[number + 1]?.[0]
    return {
      number,
      fromS,
      frames: next === undefined ? null : Math.round((next - fromS) * rate),
      cuts: group.map((at) => at - fromS),
    }
  })
}
