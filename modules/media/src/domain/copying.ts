import { avcCodec } from "./h264"
import { LADDER, MAX_FPS, MEANWHILE_KBPS } from "./ladder"
import type { AudioStream } from "./probe-audio"
import type { VideoStream } from "./probe-video"

/**
 * `keep`: right as it is, it stays the top rung. `meanwhile`: playable, but
 * too large for many a line, so it only bridges the time until the ladder.
 */
export type Copying = "keep" | "meanwhile" | "no"

const PIXEL_FORMATS = new Set(["yuv420p", "yuvj420p"])
const SAMPLE_RATES = new Set([44_100, 48_000])

/** What any browser plays out of HLS, without a picture being touched. */
function isStreamable(video: VideoStream): boolean {
  return (
    video.codec === "h264" &&
    avcCodec(video.profile, video.level) !== null &&
    PIXEL_FORMATS.has(video.pixelFormat) &&
    // A transport stream carries neither a rotation nor a pixel shape we trust.
    !video.isTurned &&
    video.hasSquarePixels &&
    !video.isInterlaced
  )
}

/** The cap of the smallest step that holds this size; 0 beyond the ladder. */
function keepKbps(video: VideoStream): number {
  const lines = Math.min(video.width, video.height)
  const step = LADDER.findLast((each) => each.lines >= lines)
  return step?.copyKbps ?? 0
}

/**
 * Whether the pictures of a source are streamed as they are. Keyframes are
 * judged later, by the pieces the copy falls into ({@link fitsAsCopy}).
 */
export function copyingOf(video: VideoStream): Copying {
  const { kbps, fps } = video
  if (!isStreamable(video) || kbps === null || kbps > MEANWHILE_KBPS) {
    return "no"
  }
  const isCalm = video.isSteady && fps.num / fps.den <= MAX_FPS
  return isCalm && kbps <= keepKbps(video) ? "keep" : "meanwhile"
}

/** Sound that is streamed as it is: AAC-LC, at most stereo. */
export function copiesSound(audio: AudioStream): boolean {
  return (
    audio.codec === "aac" &&
    audio.profile === "LC" &&
    audio.channels >= 1 &&
    audio.channels <= 2 &&
    SAMPLE_RATES.has(audio.sampleRate) &&
    (audio.kbps ?? 0) <= 320
  )
}
