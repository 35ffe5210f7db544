import fc from "fast-check"

import {
  masterPlaylist,
  measureBandwidth,
  parseMediaPlaylist,
} from "../master-playlist"
import type { Plan } from "../plan"

const plan: Plan = {
  durationMs: 12_000,
  fps: { num: 30, den: 1 },
  hasAudio: true,
  thumbnailAtMs: 2000,
  rungs: [
    {
      name: "720p",
      width: 1280,
      height: 720,
      maxVideoKbps: 2500,
      audioKbps: 128,
      level: 31,
    },
    {
      name: "360p",
      width: 640,
      height: 360,
      maxVideoKbps: 700,
      audioKbps: 96,
      level: 30,
    },
  ],
}

describe("master playlist", () => {
  it("names codecs, size and measured bandwidth of each rung", () => {
    const bandwidths = new Map([
      ["720p", { peak: 2_100_000, average: 1_500_000 }],
      ["360p", { peak: 600_000, average: 500_000 }],
    ])
    expect(masterPlaylist(plan, bandwidths)).toBe(
      [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-STREAM-INF:BANDWIDTH=2100000,AVERAGE-BANDWIDTH=1500000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000',
        "720p/index.m3u8",
        '#EXT-X-STREAM-INF:BANDWIDTH=600000,AVERAGE-BANDWIDTH=500000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=30.000',
        "360p/index.m3u8",
        "",
      ].join("\n")
    )
  })

  it("names no sound where there is none", () => {
    const silent = masterPlaylist({ ...plan, hasAudio: false }, new Map())
    expect(silent).toContain('CODECS="avc1.64001f"')
  })

  it("has relative addresses only, so that a signed prefix is enough", () => {
    const lines = masterPlaylist(plan, new Map()).split("\n")
    const uris = lines.filter((line) => line !== "" && !line.startsWith("#"))
    expect(uris.every((uri) => /^\w+\/index\.m3u8$/.test(uri))).toBe(true)
  })
})

describe("media playlist", () => {
  it("yields segments in order", () => {
    const text =
      "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4.000000,\nseg-00000.ts\n#EXTINF:1.5,\nseg-00001.ts\n#EXT-X-ENDLIST\n"
    expect(parseMediaPlaylist(text)).toEqual([
      { seconds: 4, uri: "seg-00000.ts" },
      { seconds: 1.5, uri: "seg-00001.ts" },
    ])
  })

  it("has a peak that is never below its average", () => {
    const segment = fc.record({
      seconds: fc.double({ min: 0.04, max: 10, noNaN: true }),
      bytes: fc.integer({ min: 1, max: 10_000_000 }),
    })
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1 }), (segments) => {
        const { peak, average } = measureBandwidth(segments)
        expect(peak).toBeGreaterThanOrEqual(average)
        expect(Number.isSafeInteger(peak)).toBe(true)
      })
    )
  })
})
