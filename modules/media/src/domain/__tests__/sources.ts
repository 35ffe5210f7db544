import { type Plan, planTranscode, type PlanOptions } from "../plan"
import type { Probe } from "../probe"
import type { AudioStream } from "../probe-audio"
import type { VideoStream } from "../probe-video"

/** 1080p as a camera's export is: H.264 High, 8 Mb/s, right as it is. */
export const VIDEO: VideoStream = {
  codec: "h264",
  profile: "High",
  level: 40,
  pixelFormat: "yuv420p",
  width: 1920,
  height: 1080,
  fps: { num: 30, den: 1 },
  kbps: 8000,
  startMs: 0,
  isTurned: false,
  hasSquarePixels: true,
  isInterlaced: false,
  isSteady: true,
}

export const AUDIO: AudioStream = {
  codec: "aac",
  profile: "LC",
  channels: 2,
  sampleRate: 48_000,
  kbps: 128,
}

/** What nobody can copy, in the same size. */
export const HEVC: Partial<VideoStream> = { codec: "hevc", profile: "Main" }

export interface Source {
  video?: Partial<VideoStream>
  audio?: Partial<AudioStream> | null
  durationMs?: number
}

export const probeOf = (source: Source = {}): Probe => ({
  durationMs: source.durationMs ?? 60_000,
  video: { ...VIDEO, ...source.video },
  audio: source.audio === null ? null : { ...AUDIO, ...source.audio },
})

export function planOf(source: Source = {}, options?: PlanOptions): Plan {
  const result = planTranscode(probeOf(source), options)
  if (!result.ok) {
    throw new Error(result.code)
  }
  return result.plan
}

/** A stage of a plan by its place; the plan is known to have it. */
export function stageAt(plan: Plan, index: number) {
  const stage = plan.stages.at(index)
  if (!stage) {
    throw new Error(`no stage ${index}`)
  }
  return stage
}

export const namesOf = (renditions: readonly { name: string }[]) =>
  renditions.map(({ name }) => name)
