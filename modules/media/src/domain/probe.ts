import { asNumber, asObject, asObjects, type Json } from "./json"
import type { MediaFailure } from "./failure-reasons"
import { type AudioStream, audioStream } from "./probe-audio"
import { type VideoStream, videoStream } from "./probe-video"

export interface Probe {
  durationMs: number
  video: VideoStream | null
  audio: AudioStream | null
}

export type ProbeResult =
  { ok: true; probe: Probe } | { ok: false; code: MediaFailure }

/** A cover picture is not a video. */
const isVideo = (stream: Json) =>
  stream.codec_type === "video" &&
  asNumber(asObject(stream.disposition).attached_pic) === 0

/** Turns ffprobe's `-show_format -show_streams` JSON into a {@link Probe}. */
export function parseProbe(json: unknown): ProbeResult {
  const root = asObject(json)
  const format = asObject(root.format)
  const streams = asObjects(root.streams)
  const durations = [format, ...streams].map((entry) =>
    asNumber(entry.duration)
  )
  const durationMs = Math.round(Math.max(0, ...durations) * 1000)
  if (streams.length === 0) {
    return { ok: false, code: "not_media" }
  }
  if (durationMs <= 0) {
    return { ok: false, code: "no_duration" }
  }
  const video = streams.find(isVideo)
  const audio = streams.find((entry) => entry.codec_type === "audio")
  const probe = {
    durationMs,
    video: video ? videoStream(video, format) : null,
    audio: audio ? audioStream(audio) : null,
  }
  return { ok: true, probe }
}
