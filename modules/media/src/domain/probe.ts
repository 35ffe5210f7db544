import type { MediaFailure } from "./failure-reasons"

export interface Rate {
  num: number
  den: number
}

export interface Probe {
  durationMs: number
  /** Size as shown: rotation and pixel shape already applied. */
  video: { codec: string; width: number; height: number; fps: Rate } | null
  audio: { codec: string; channels: number } | null
}

export type ProbeResult =
  { ok: true; probe: Probe } | { ok: false; code: MediaFailure }

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null

const asObject = (value: unknown): Json => (isObject(value) ? value : {})

const asText = (value: unknown) => (typeof value === "string" ? value : "")

const asObjects = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter(isObject) : []

function asNumber(value: unknown): number {
  const number = typeof value === "string" ? Number(value) : value
  return typeof number === "number" && Number.isFinite(number) ? number : 0
}

function asRate(value: unknown, separator: string): Rate | null {
  const [num = 0, den = 0] =
    typeof value === "string" ? value.split(separator).map(Number) : []
  return num > 0 && den > 0 ? { num, den } : null
}

/** Phones store portrait video as landscape plus a rotation. */
function rotation(stream: Json): number {
  const fromSideData = asObjects(stream.side_data_list).map((entry) =>
    asNumber(entry.rotation)
  )
  const all = [...fromSideData, asNumber(asObject(stream.tags).rotate)]
  return Math.abs(all.find((angle) => angle !== 0) ?? 0) % 180
}

function shownSize(stream: Json): { width: number; height: number } {
  const shape = asRate(stream.sample_aspect_ratio, ":") ?? { num: 1, den: 1 }
  const width = Math.round((asNumber(stream.width) * shape.num) / shape.den)
  const height = asNumber(stream.height)
  return rotation(stream) === 90
    ? { width: height, height: width }
    : { width, height }
}

function videoOf(streams: Json[]): Probe["video"] {
  const stream = streams.find(
    (entry) =>
      entry.codec_type === "video" &&
      // A cover picture is not a video.
      asNumber(asObject(entry.disposition).attached_pic) === 0
  )
  if (!stream) {
    return null
  }
  const { width, height } = shownSize(stream)
  const fps = asRate(stream.avg_frame_rate, "/") ??
    asRate(stream.r_frame_rate, "/") ?? { num: 30, den: 1 }
  return { codec: asText(stream.codec_name), width, height, fps }
}

function audioOf(streams: Json[]): Probe["audio"] {
  const stream = streams.find((entry) => entry.codec_type === "audio")
  return stream
    ? {
        codec: asText(stream.codec_name),
        channels: asNumber(stream.channels),
      }
    : null
}

/** Turns ffprobe's `-show_format -show_streams` JSON into a {@link Probe}. */
export function parseProbe(json: unknown): ProbeResult {
  const root = asObject(json)
  const streams = asObjects(root.streams)
  const durations = [asObject(root.format), ...streams].map((entry) =>
    asNumber(entry.duration)
  )
  const durationMs = Math.round(Math.max(0, ...durations) * 1000)
  if (streams.length === 0) {
    return { ok: false, code: "not_media" }
  }
  if (durationMs <= 0) {
    return { ok: false, code: "no_duration" }
  }
  const probe = {
    durationMs,
    video: videoOf(streams),
    audio: audioOf(streams),
  }
  return { ok: true, probe }
}
