import type { Demuxer } from "./limits"

/** Bytes the caller reads from the start of the file. */
export const SNIFF_BYTES = 65_536

/** Atoms a QuickTime file may begin with; MP4 always begins with `ftyp`. */
const MOV_ATOMS = new Set(["ftyp", "moov", "mdat", "wide", "free", "skip"])

function ascii(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end))
}

/** ID3v2 sizes are four bytes of seven bits each (id3.org, §3.1). */
function afterId3(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10)
  return 10 + ((a << 21) | (b << 14) | (c << 7) | d)
}

/** MPEG frame sync: layer bits 00 mean ADTS, 01 mean layer III. */
function frame(bytes: Uint8Array, at: number): Demuxer | null {
  const first = bytes[at]
  const second = bytes[at + 1] ?? 0
  if (first !== 0xff) {
    return null
  }
  if ((second & 0xf6) === 0xf0) {
    return "aac"
  }
  return (second & 0xe6) === 0xe2 ? "mp3" : null
}

/**
 * Names the demuxer from the first bytes, never from the file name: ffmpeg is
 * told which one to use and may choose no other (RELIABILITY §2.2).
 */
export function sniff(bytes: Uint8Array): Demuxer | null {
  if (bytes.length < 12) {
    return null
  }
  if (MOV_ATOMS.has(ascii(bytes, 4, 8))) {
    return "mov"
  }
  const riff = ascii(bytes, 0, 4)
  if (riff === "RIFF" || riff === "RF64") {
    return ascii(bytes, 8, 12) === "WAVE" ? "wav" : null
  }
  if (ascii(bytes, 0, 3) === "ID3") {
    const at = afterId3(bytes)
    // A tag with a large cover picture hides the first frame; ffprobe decides.
    return at + 1 < bytes.length ? frame(bytes, at) : "mp3"
  }
  return frame(bytes, 0)
}
