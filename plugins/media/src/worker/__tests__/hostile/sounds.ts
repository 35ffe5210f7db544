import { u32 } from "./atoms"

const text = (value: string) => Buffer.from(value, "latin1")

function little(value: number): Buffer {
  return u32(value).reverse()
}

/** `fmt ` of so many channels at such a rate, then what claims to be sound. */
const wave = (channels: number, rate: number, claimed: number) =>
  Buffer.concat([
    ...[text("RIFF"), little(0xff_ff_ff_ff), text("WAVEfmt "), little(16)],
    ...[Buffer.from([1, 0, channels & 255, channels >> 8]), little(rate)],
    ...[little(rate), Buffer.from([4, 0, 16, 0]), text("data")],
    ...[little(claimed), Buffer.alloc(4000, 3)],
  ])

const id3 = (size: number[], ...rest: Buffer[]) =>
  Buffer.concat([text("ID3\x04\0\0"), Buffer.from(size), ...rest])

const FRAME = Buffer.concat([
  Buffer.from([0xff, 0xfb, 0x90, 0x64]),
  Buffer.alloc(413),
])

/** Sound whose header lies, by the demuxer that would read it. */
export const SOUNDS: Record<string, Buffer> = {
  "wave-65535-channels": wave(65_535, 44_100, 4000),
  "wave-4-gigahertz": wave(2, 0xff_ff_ff_ff, 4000),
  "wave-no-rate": wave(2, 0, 4000),
  "wave-claims-4-gb": wave(2, 44_100, 0xff_ff_ff_ff),
  "wave-of-a-playlist": Buffer.concat([
    text("RIFF\0\x10\0\0WAVE"),
    text("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
  ]),
  "rf64-of-exabytes": Buffer.concat([
    text("RF64"),
    ...[little(0xff_ff_ff_ff), text("WAVEds64"), little(28)],
    Buffer.alloc(28, 0xff),
  ]),
  "mp3-tag-of-256-mb": id3([0x7f, 0x7f, 0x7f, 0x7f], FRAME),
  "mp3-tags-in-tags": Buffer.concat(
    Array.from({ length: 20_000 }, () => id3([0, 0, 0, 0]))
  ),
  "mp3-of-one-frame": FRAME,
  "mp3-of-noise": Buffer.concat([FRAME, Buffer.alloc(50_000, 0xff)]),
  "aac-of-noise": Buffer.concat([
    Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0x1f, 0xfc]),
    Buffer.alloc(50_000, 0xa5),
  ]),
  "aac-of-no-length": Buffer.concat(
    Array.from({ length: 5000 }, () =>
      Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0, 0xfc])
    )
  ),
}
