import type { Stage } from "./stages"

export interface Progress {
  percent: number
  /** Multiple of real time, or `null` while ffmpeg cannot say yet. */
  speed: number | null
  etaS: number | null
}

/** One block of `-progress` output. */
export interface RunProgress {
  doneMs: number
  speed: number | null
}

/** 100 is reserved for "published"; encoding alone ends here. */
export const ENCODED_PERCENT = 97

function numberIn(block: string, key: string): number | null {
  const match = new RegExp(`^${key}=\\s*([\\d.]+)`, "m").exec(block)
  const value = match ? Number(match[1]) : Number.NaN
  return Number.isFinite(value) ? value : null
}

/**
 * Reads one block of `-progress` output. `out_time_us` is missing in the 2018
 * build and `out_time_ms` is microseconds in both, whatever its name says.
 */
export function parseProgress(block: string): RunProgress | null {
  const microseconds =
    numberIn(block, "out_time_us") ?? numberIn(block, "out_time_ms")
  if (microseconds === null) {
    return null
  }
  const speed = numberIn(block, "speed")
  return {
    doneMs: microseconds / 1000,
    speed: speed !== null && speed > 0 ? speed : null,
  }
}

const COPY_COST = 0.01
const DECODE_COST = 0.5

/** Work of a stage, in no unit: duration times decoding and pixels encoded. */
function costOf({ makes, coverMs }: Stage): number {
  const megapixels = makes.rungs
    .filter((rung) => rung.kind === "encode")
    .reduce((sum, { width, height }) => sum + (width * height) / 1e6, 0)
  return coverMs * (megapixels > 0 ? DECODE_COST + megapixels : COPY_COST)
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

/** A copy says nothing of how fast pictures will be encoded. */
function secondsLeft(
  stages: readonly Stage[],
  index: number,
  { doneMs, speed }: RunProgress
): number | null {
  const [current, ...later] = stages.slice(index)
  const encodes = current?.makes.rungs.some((rung) => rung.kind === "encode")
  if (!current || !encodes || speed === null) {
    return null
  }
  const whole = current.coverMs / 1000 / speed
  const rest = whole * (1 - Math.min(1, doneMs / current.coverMs))
  return Math.ceil(rest + (whole * sum(later.map(costOf))) / costOf(current))
}

/** How far all stages together are, while the one at `index` runs. */
export function stagesProgress(
  stages: readonly Stage[],
  index: number,
  run: RunProgress
): Progress {
  const costs = stages.map(costOf)
  const current = stages[index]
  const share = current ? Math.min(1, run.doneMs / current.coverMs) : 1
  const done = sum(costs.slice(0, index)) + (costs[index] ?? 0) * share
  return {
    percent: Math.floor((done / sum(costs)) * ENCODED_PERCENT),
    speed: run.speed,
    etaS: secondsLeft(stages, index, run),
  }
}
