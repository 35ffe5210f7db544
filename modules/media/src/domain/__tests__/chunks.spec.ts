import fc from "fast-check"

import { chunksOf } from "../chunks"
import { chunkArgs } from "../ffmpeg-chunk"
import { joinedPlaylist, parseMediaPlaylist } from "../media-playlist"
import { HEVC, planOf, type Source, stageAt } from "./sources"

const HOUR = 3_600_000
const NTSC = { num: 30_000, den: 1001 }
const input = { demuxer: "mov", file: "source" } as const

const chunksFor = (source: Source, cuts?: number[]) => {
  const plan = planOf(source)
  return chunksOf(stageAt(plan, -1), plan, cuts)
}

describe("chunks", () => {
  it("of an hour are sixty", () => {
    const chunks = chunksFor({ video: HEVC, durationMs: HOUR })
    expect(chunks).toHaveLength(60)
    expect(chunks[1]).toMatchObject({ number: 1, fromS: 60, frames: 1800 })
    expect(chunks[1]?.cuts).toEqual(Array.from({ length: 15 }, (_, n) => n * 4))
    expect(chunks.at(-1)).toMatchObject({ fromS: 3540, frames: null })
  })

  it("are not worth it for a short file, nor where nothing is encoded", () => {
    expect(chunksFor({ video: HEVC, durationMs: 600_000 })).toEqual([])
    const small = { width: 320, height: 240, kbps: 600 }
    expect(chunksFor({ video: small, durationMs: HOUR })).toEqual([])
  })

  it("begin where the copy was cut, a minute or more apart", () => {
    const cuts = Array.from({ length: 300 }, (_, at) => at * 5.005)
    const chunks = chunksFor({ video: { fps: NTSC }, durationMs: HOUR }, cuts)
    expect(chunks[1]?.fromS).toBeCloseTo(60.06)
    expect(chunks[1]?.frames).toBe(1800)
    expect(chunks[1]?.cuts[1]).toBeCloseTo(5.005)
  })

  it("leave out no picture and repeat none, at any rate", () => {
    const rates = fc.constantFrom(
      NTSC,
      { num: 25, den: 1 },
      { num: 24_000, den: 1001 }
    )
    const length = fc.integer({ min: 601_000, max: 6 * HOUR })
    fc.assert(
      fc.property(rates, length, (fps, durationMs) => {
        const chunks = chunksFor({ video: { ...HEVC, fps }, durationMs })
        let at = 0
        for (const { fromS, frames } of chunks) {
          expect(Math.round((fromS * fps.num) / fps.den)).toBe(at)
          at += frames ?? 0
        }
      })
    )
  })

  it("are one command that seeks, counts and goes back in time", () => {
    const plan = planOf({ video: { ...HEVC, fps: NTSC }, durationMs: HOUR })
    const stage = stageAt(plan, -1)
    const chunk = chunksOf(stage, plan)[1]
    const rung = stage.makes.rungs.find((each) => each.kind === "encode")
    if (!chunk || !rung) {
      throw new Error("no chunk")
    }
    const task = { chunk, rungs: [rung], fps: plan.fps, startMs: 40 }
    const args = chunkArgs(task, input, 2).join(" ")
    // Picture 1799 is the first one from a minute on: at 60.026633 s.
    expect(args).toMatch(/-ss 60\.065633 -t 60\.993 -protocol_whitelist file /)
    expect(args).toContain("-force_key_frames 0.000,")
    expect(args).toContain(`-frames:v ${chunk.frames ?? ""} `)
    expect(args).toMatch(
      /-output_ts_offset 61\.066633 -f hls -hls_time 1 .+ -hls_segment_filename 1080p\/c00001-%05d\.ts 1080p\/c00001\.m3u8$/
    )
  })
})

describe("a joined playlist", () => {
  it("holds the segments of all chunks in order", () => {
    const segments = [
      { seconds: 4, uri: "c00000-00000.ts" },
      { seconds: 4.6, uri: "c00001-00000.ts" },
    ]
    const text = joinedPlaylist(segments)
    expect(parseMediaPlaylist(text)).toEqual(segments)
    // RFC 8216 §4.3.3.1: durations rounded to the nearest second.
    expect(text).toContain("#EXT-X-TARGETDURATION:5")
    expect(text).toContain("#EXT-X-ENDLIST")
  })
})
