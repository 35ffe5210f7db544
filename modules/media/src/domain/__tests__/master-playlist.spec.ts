import fc from "fast-check"

import { type Bandwidths, masterPlaylist } from "../master-playlist"
import {
  cutsOf,
  fitsAsCopy,
  measureBandwidth,
  parseMediaPlaylist,
} from "../media-playlist"
import { planOf, type Source, stageAt } from "./sources"

const SMALL: Source = {
  video: { width: 1280, height: 720, kbps: 3000, profile: "Main", level: 31 },
  audio: { channels: 1 },
}

function masterOf(source: Source, bandwidths: Bandwidths = new Map()): string {
  const plan = planOf(source)
  return masterPlaylist(stageAt(plan, -1), plan, bandwidths)
}

describe("master playlist", () => {
  it("names codecs, size and measured bandwidth, sound included", () => {
    const bandwidths = new Map([
      ["720p", { peak: 2_100_000, average: 1_500_000 }],
      ["480p", { peak: 900_000, average: 800_000 }],
      ["360p", { peak: 600_000, average: 500_000 }],
      ["audio", { peak: 100_000, average: 90_000 }],
    ])
    expect(masterOf(SMALL, bandwidths)).toBe(
      [
        "#EXTM3U",
        "#EXT-X-VERSION:6",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Sound",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="1",URI="audio/index.m3u8"',
        '#EXT-X-STREAM-INF:BANDWIDTH=2200000,AVERAGE-BANDWIDTH=1590000,CODECS="avc1.4d401f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=30.000,AUDIO="sound"',
        "720p/index.m3u8",
        '#EXT-X-STREAM-INF:BANDWIDTH=1000000,AVERAGE-BANDWIDTH=890000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=854x480,FRAME-RATE=30.000,AUDIO="sound"',
        "480p/index.m3u8",
        '#EXT-X-STREAM-INF:BANDWIDTH=700000,AVERAGE-BANDWIDTH=590000,CODECS="avc1.64001e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=30.000,AUDIO="sound"',
        "360p/index.m3u8",
        "",
      ].join("\n")
    )
  })

  it("names no sound where there is none", () => {
    const silent = masterOf({ audio: null })
    expect(silent).not.toMatch(/mp4a|AUDIO/)
  })

  it("has relative addresses only, so that a signed prefix is enough", () => {
    const uris = masterOf(SMALL)
      .split("\n")
      .flatMap((line) => /URI="([^"]+)"/.exec(line)?.[1] ?? line)
      .filter((line) => line !== "" && !line.startsWith("#"))
    expect(uris).toHaveLength(4)
    expect(uris.every((uri) => /^[\w-]+\/index\.m3u8$/.test(uri))).toBe(true)
  })
})

describe("media playlist", () => {
  it("yields segments in order", () => {
    const text =
      "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4.000000,\nseg-00000.ts\n#EXTINF:1.5,\nseg-00001.ts\n#EXT-X-ENDLIST\n"
    const segments = parseMediaPlaylist(text)
    expect(segments).toEqual([
      { seconds: 4, uri: "seg-00000.ts" },
      { seconds: 1.5, uri: "seg-00001.ts" },
    ])
    expect(cutsOf(segments)).toEqual([0, 4])
  })

  it("tells whether a copy falls into pieces short enough", () => {
    const of = (...all: number[]) =>
      fitsAsCopy(all.map((s) => ({ seconds: s })))
    expect(of(4, 9.9, 10)).toBe(true)
    expect(of(4, 10.1)).toBe(false)
    expect(of()).toBe(false)
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
