import { type Copying, copyingOf } from "./copying"
import type { MediaFailure } from "./failure-reasons"
import { MAX_DURATION_MS, MAX_FPS, MAX_PIXELS, THUMBNAIL_AT_MS } from "./ladder"
import type { Probe } from "./probe"
import type { Rate } from "./probe-video"
import { soundOf } from "./sound"
import { type Stage, stagesOf } from "./stages"

export interface Plan {
  durationMs: number
  /** Size of the source as shown. */
  width: number
  height: number
  /** Of every encoded rung. */
  fps: Rate
  /** When the source's first picture is shown. */
  startMs: number
  hasSound: boolean
  copying: Copying
  stages: Stage[]
  /** Three stills to choose from; the first is shown until somebody does. */
  postersAtMs: number[]
}

export type PlanResult =
  { ok: true; plan: Plan } | { ok: false; code: MediaFailure }

export interface PlanOptions {
  /** `false` once a copy has turned out to fall into pieces too long. */
  mayCopy?: boolean
  /** A service makes the ladder, not the machine that makes the rest. */
  isElsewhere?: boolean
}

function cappedFps(fps: Rate): Rate {
  return fps.num / fps.den > MAX_FPS ? { num: MAX_FPS, den: 1 } : fps
}

function postersAt(durationMs: number): number[] {
  const first =
    durationMs > THUMBNAIL_AT_MS ? THUMBNAIL_AT_MS : Math.floor(durationMs / 2)
  return [first, Math.floor(durationMs / 3), Math.floor((durationMs * 2) / 3)]
}

function refusalOf({ video, durationMs }: Probe): MediaFailure | null {
  if (!video || video.width < 2 || video.height < 2) {
    return "no_video"
  }
  if (durationMs > MAX_DURATION_MS) {
    return "too_long"
  }
  return video.width * video.height > MAX_PIXELS ? "picture_too_large" : null
}

/** Decides everything about a transcode from what ffprobe saw; no IO. */
export function planTranscode(
  probe: Probe,
  { mayCopy = true, isElsewhere = false }: PlanOptions = {}
): PlanResult {
  const { video, audio, durationMs } = probe
  const refusal = refusalOf(probe)
  if (refusal || !video) {
    return { ok: false, code: refusal ?? "no_video" }
  }
  const fps = cappedFps(video.fps)
  const copying = mayCopy ? copyingOf(video) : "no"
  const rate = fps.num / fps.den
  const sound = soundOf(audio)
  const plan: Plan = {
    durationMs,
    width: video.width,
    height: video.height,
    fps,
    startMs: video.startMs,
    hasSound: audio !== null,
    copying,
    stages: stagesOf({
      ...{ video, durationMs, fps: rate, sound, copying },
      isElsewhere,
    }),
    postersAtMs: postersAt(durationMs),
  }
  return { ok: true, plan }
}
