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

/** Sound of a source, copied where it is right already; `null` = silent. */
export function soundOf(audio: AudioStream | null): Sound | null {
  if (!audio) {
    return null
  }
  const isCopied = copiesSound(audio)
  return {
    name: "audio",
    isCopied,
    kbps: (isCopied && audio.kbps) || SOUND_KBPS,
    channels: isCopied ? audio.channels : 2,
    codecs: "mp4a.40.2",
  }
}
