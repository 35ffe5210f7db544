import type { MediaFailure } from "./failure-reasons"
import {
  LADDER,
  type LadderStep,
  MAX_DURATION_MS,
  MAX_FPS,
  MAX_PIXELS,
  THUMBNAIL_AT_MS,
} from "./ladder"
import type { Probe, Rate } from "./probe"

export interface Rung {
  /** Folder and label, such as `720p`. */
  name: string
  width: number
  height: number
  maxVideoKbps: number
  audioKbps: number
  /** H.264 level times ten, as it stands in CODECS (`avc1.6400LL`). */
  level: number
}

export interface Plan {
  durationMs: number
  fps: Rate
  hasAudio: boolean
  thumbnailAtMs: number
  /** Largest first: each one is scaled from the one before. */
  rungs: Rung[]
}

export type PlanResult =
  { ok: true; plan: Plan } | { ok: false; code: MediaFailure }

/** H.264 wants even sizes: the nearest one that is not beyond the source. */
function even(value: number, source: number): number {
  const nearest = Math.round(value / 2) * 2
  return Math.max(2, Math.min(nearest, Math.floor(source / 2) * 2))
}

/** Levels by macroblocks per second and per frame (H.264 table A-1). */
const LEVELS: readonly [level: number, perSecond: number, perFrame: number][] =
  [
    [30, 40_500, 1620],
    [31, 108_000, 3600],
    [32, 216_000, 5120],
    [40, 245_760, 8192],
    [42, 522_240, 8704],
    [50, 589_824, 22_080],
    [51, 983_040, 36_864],
  ]

function levelFor(width: number, height: number, fps: number): number {
  const frame = Math.ceil(width / 16) * Math.ceil(height / 16)
  const fit = LEVELS.find(
    ([, perSecond, perFrame]) =>
      frame <= perFrame && frame * Math.ceil(fps) <= perSecond
  )
  return fit?.[0] ?? 52
}

function cappedFps(fps: Rate): Rate {
  return fps.num / fps.den > MAX_FPS ? { num: MAX_FPS, den: 1 } : fps
}

function rungFor(step: LadderStep, source: Size, fps: number): Rung {
  const scale = step.lines / Math.min(source.width, source.height)
  const width = even(source.width * scale, source.width)
  const height = even(source.height * scale, source.height)
  return {
    name: `${step.lines}p`,
    width,
    height,
    maxVideoKbps: step.maxVideoKbps,
    audioKbps: step.audioKbps,
    level: levelFor(width, height, fps),
  }
}

interface Size {
  width: number
  height: number
}

function rungsFor(source: Size, fps: number): Rung[] {
  const lines = Math.min(source.width, source.height)
  const steps = LADDER.filter((step) => step.lines <= lines)
  const lowest = LADDER[LADDER.length - 1]
  if (steps.length === 0 && lowest) {
    // Below the ladder: one rung at the source's own size.
    return [rungFor({ ...lowest, lines: even(lines, lines) }, source, fps)]
  }
  return steps.map((step) => rungFor(step, source, fps))
}

/** Decides everything about a transcode from what ffprobe saw; no IO. */
export function planTranscode(probe: Probe): PlanResult {
  const { video, audio, durationMs } = probe
  if (!video || video.width < 2 || video.height < 2) {
    return { ok: false, code: "no_video" }
  }
  if (durationMs > MAX_DURATION_MS) {
    return { ok: false, code: "too_long" }
  }
  if (video.width * video.height > MAX_PIXELS) {
    return { ok: false, code: "picture_too_large" }
  }
  const fps = cappedFps(video.fps)
  const plan: Plan = {
    durationMs,
    fps,
    hasAudio: audio !== null,
    thumbnailAtMs:
      durationMs > THUMBNAIL_AT_MS
        ? THUMBNAIL_AT_MS
        : Math.floor(durationMs / 2),
    rungs: rungsFor(video, fps.num / fps.den),
  }
  return { ok: true, plan }
}
