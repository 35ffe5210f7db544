import { copiesSound } from "./copying"
import { SOUND_KBPS } from "./ladder"
import type { AudioStream } from "./probe-audio"

/** The one sound rendition that all rungs share. */
export interface Sound {
  name: string
  isCopied: boolean
  kbps: number
  channels: number
  codecs: string
}

export const ENCODED_SOUND: Sound = {
  name: "audio",
  isCopied: false,
  kbps: SOUND_KBPS,
  channels: 2,
  codecs: "mp4a.40.2",
}

/** Sound of a source, copied where it is right already; `null` = silent. */
export function soundOf(audio: AudioStream | null): Sound | null {
  if (!audio || !copiesSound(audio)) {
    return audio && ENCODED_SOUND
  }
  const { kbps, channels } = audio
  return {
    ...ENCODED_SOUND,
    isCopied: true,
    kbps: kbps || SOUND_KBPS,
    channels,
  }
}
