import { asNumber, asObject, asObjects, asText, type Json } from "./json"

/** An exact ratio, such as 30000/1001 frames a second. */
export interface Rate {
  num: number
  den: number
}

export interface VideoStream {
  codec: string
  /** As ffprobe names it, `High` say. */
  profile: string
  /** H.264 level times ten; 0 when unknown. */
  level: number
  pixelFormat: string
  /** Size as shown: rotation and pixel shape already applied. */
  width: number
  height: number
  fps: Rate
  /** Of the stream, else of the file; `null` when neither says. */
  kbps: number | null
  /** When the first picture is shown, after the file's own beginning. */
  startMs: number
  /** Shown at an angle that its pictures are not stored at. */
  isTurned: boolean
  hasSquarePixels: boolean
  isInterlaced: boolean
  /** Pictures come at nearly equal distances. */
  isSteady: boolean
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
  return Math.abs(all.find((angle) => angle !== 0) ?? 0) % 360
}

function shownSize(stream: Json): { width: number; height: number } {
  const shape = asRate(stream.sample_aspect_ratio, ":") ?? { num: 1, den: 1 }
  const width = Math.round((asNumber(stream.width) * shape.num) / shape.den)
  const height = asNumber(stream.height)
  return rotation(stream) % 180 === 90
    ? { width: height, height: width }
    : { width, height }
}

/** The rate all pictures fit into and the average one: nearly the same? */
function isSteady(stream: Json): boolean {
  const base = asRate(stream.r_frame_rate, "/")
  const mean = asRate(stream.avg_frame_rate, "/")
  if (!base || !mean) {
    return false
  }
  const times = base.num / base.den / (mean.num / mean.den)
  return times > 0.9 && times < 1.1
}

function kbpsOf(stream: Json, format: Json): number | null {
  const bits = asNumber(stream.bit_rate) || asNumber(format.bit_rate)
  return bits > 0 ? Math.round(bits / 1000) : null
}

/** What ffprobe says of one video stream of a file. */
export function videoStream(stream: Json, format: Json): VideoStream {
  const shape = asRate(stream.sample_aspect_ratio, ":")
  const startS = asNumber(stream.start_time) - asNumber(format.start_time)
  return {
    codec: asText(stream.codec_name),
    profile: asText(stream.profile),
    level: asNumber(stream.level),
    pixelFormat: asText(stream.pix_fmt),
    ...shownSize(stream),
    fps: asRate(stream.avg_frame_rate, "/") ??
      asRate(stream.r_frame_rate, "/") ?? { num: 30, den: 1 },
    kbps: kbpsOf(stream, format),
    startMs: Math.max(0, Math.round(startS * 1000)),
    isTurned: rotation(stream) !== 0,
    hasSquarePixels: !shape || shape.num === shape.den,
    isInterlaced: ["tt", "bb", "tb", "bt"].includes(asText(stream.field_order)),
    isSteady: isSteady(stream),
  }
}
