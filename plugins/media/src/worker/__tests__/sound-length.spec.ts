import { execFileSync } from "node:child_process"
import { readFileSync, statSync, writeFileSync } from "node:fs"

import type { Demuxer, MediaAsset } from "@codex/media"
import { probeFile } from "../../transcoder/probe-file"
import { soundLength } from "../../uploads/sound-length"
import { at, deps, ffmpeg, storage, withFfmpeg } from "./media-stage"

const MIB = 1024 ** 2
const KEY = "media/cr_film/asset_long/source"
const WAV = ["-ar", "48000", "-ac", "2", "-c:a", "pcm_s16le", "-f", "wav"]

/** Minutes of noise: a tone would compress to nothing. */
function makeNoise(name: string, seconds: number, encoding: string[]): string {
  const noise = `anoisesrc=sample_rate=48000:duration=${seconds}`
  const input = ["-loglevel", "error", "-y", "-f", "lavfi", "-i", noise]
  execFileSync(ffmpeg, [...input, ...encoding, at(name)])
  return at(name)
}

/** Frames that know nothing of each other: the same again is a longer file. */
function repeated(path: string): string {
  const bytes = readFileSync(path)
  writeFileSync(path, Buffer.concat(Array.from({ length: 60 }, () => bytes)))
  return path
}

/** The storage, counting what is read of it. */
function counted() {
  const seen = { bytes: 0 }
  const counting = Object.assign(Object.create(storage) as typeof storage, {
    read: async (...args: Parameters<typeof storage.read>) => {
      const object = await storage.read(...args)
      seen.bytes += object.length
      return object
    },
  })
  return { seen, storage: counting }
}

async function measure(path: string, demuxer: Demuxer) {
  await storage.putFile(KEY, path)
  const { seen, storage: counting } = counted()
  const size_bytes = statSync(path).size
  const asset = { source_key: KEY, size_bytes } as MediaAsset
  const ms = await soundLength({ ...deps, storage: counting }, asset, demuxer)
  return { ms, read: seen.bytes }
}

const probed = async (file: string, demuxer: Demuxer) => {
  const { signal } = new AbortController()
  const input = { demuxer, file }
  return (await probeFile(input, { cwd: at("."), signal })).durationMs
}

describe("the length of a long sound file", () => {
  withFfmpeg("is what ffprobe says of all of it, from 8 MiB", async () => {
    const mp3 = ["-c:a", "libmp3lame", "-compression_level", "9", "-f", "mp3"]
    const aac = ["-c:a", "aac", "-b:a", "320k", "-f", "adts"]
    const steady = [...mp3, "-b:a", "320k", "-write_xing", "0"]
    const cases: [string, Demuxer, string][] = [
      ["long.wav", "wav", makeNoise("long.wav", 90, WAV)],
      ["steady.mp3", "mp3", repeated(makeNoise("steady.mp3", 10, steady))],
      ["vbr.mp3", "mp3", makeNoise("vbr.mp3", 600, [...mp3, "-q:a", "0"])],
      ["long.aac", "aac", repeated(makeNoise("long.aac", 10, aac))],
    ]
    for (const [name, demuxer, path] of cases) {
      const { ms, read } = await measure(path, demuxer)
      expect({ name, ms }).toEqual({ name, ms: await probed(name, demuxer) })
      expect(read).toBe(8 * MIB)
    }
  })

  withFfmpeg("is found behind a picture larger than that", async () => {
    const sound = readFileSync(makeNoise("plain.mp3", 20, ["-f", "mp3"]))
    const size = 9 * MIB
    const digits = [21, 14, 7, 0].map((shift) => (size >> shift) & 0x7f)
    const tag = Buffer.alloc(10 + size)
    tag.set([...Buffer.from("ID3"), 4, 0, 0, ...digits])
    writeFileSync(at("cover.mp3"), Buffer.concat([tag, sound]))
    const { ms, read } = await measure(at("cover.mp3"), "mp3")
    expect(Math.round(ms / 1000)).toBe(20)
    expect(read).toBe(8 * MIB + tag.length + sound.length)
  })

  withFfmpeg("of something else is not found", async () => {
    writeFileSync(at("nothing.wav"), Buffer.alloc(10_000))
    await expect(measure(at("nothing.wav"), "wav")).rejects.toThrow("not_audio")
  })
})
