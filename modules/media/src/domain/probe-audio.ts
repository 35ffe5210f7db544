import { asNumber, asText, type Json } from "./json"

export interface AudioStream {
  codec: string
  /** As ffprobe names it, `LC` say; empty where a codec has none. */
  profile: string
  channels: number
  sampleRate: number
  /** `null` when the container does not say. */
  kbps: number | null
}

/** What ffprobe says of one audio stream. */
export function audioStream(stream: Json): AudioStream {
  const bits = asNumber(stream.bit_rate)
  return {
    codec: asText(stream.codec_name),
    profile: asText(stream.profile),
    channels: asNumber(stream.channels),
    sampleRate: asNumber(stream.sample_rate),
    kbps: bits > 0 ? Math.round(bits / 1000) : null,
  }
}
