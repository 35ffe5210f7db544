import { copiesSound, copyingOf } from "../copying"
import type { VideoStream } from "../probe-video"
import { AUDIO, VIDEO } from "./sources"

const of = (change: Partial<VideoStream>) => copyingOf({ ...VIDEO, ...change })

describe("pictures", () => {
  it.each([
    ["a camera's export", {}],
    ["portrait", { width: 1080, height: 1920 }],
    ["an odd size", { width: 1900, height: 1000 }],
    ["the highest rate worth it", { kbps: 13_000 }],
    ["baseline", { profile: "Constrained Baseline", level: 13 }],
  ])("are kept: %s", (_, change) => {
    expect(of(change)).toBe("keep")
  })

  it.each([
    ["more than a line may carry", { kbps: 13_001 }],
    ["more than its size needs", { width: 1280, height: 720, kbps: 8000 }],
    ["larger than the ladder", { width: 3840, height: 2160, level: 51 }],
    ["a screen recording's uneven rate", { isSteady: false }],
    ["120 pictures a second", { fps: { num: 120, den: 1 } }],
  ])("bridge the time until the ladder: %s", (_, change) => {
    expect(of(change)).toBe("meanwhile")
  })

  it.each([
    ["another codec", { codec: "hevc" }],
    ["ten bits", { profile: "High 10", pixelFormat: "yuv420p10le" }],
    ["4:2:2", { profile: "High 4:2:2", pixelFormat: "yuv422p" }],
    ["a phone held upright", { isTurned: true }],
    ["wide pixels", { hasSquarePixels: false }],
    ["interlaced", { isInterlaced: true }],
    ["no level", { level: 0 }],
    ["no known rate", { kbps: null }],
    ["an intermediate's rate", { kbps: 30_001 }],
  ])("are encoded: %s", (_, change) => {
    expect(of(change)).toBe("no")
  })
})

describe("sound", () => {
  it("is copied as AAC-LC, mono or stereo", () => {
    expect(copiesSound(AUDIO)).toBe(true)
    expect(copiesSound({ ...AUDIO, channels: 1, kbps: null })).toBe(true)
  })

  it.each([
    ["MP3", { codec: "mp3" }],
    ["HE-AAC", { profile: "HE-AAC" }],
    ["surround", { channels: 6 }],
    ["a studio's rate", { sampleRate: 96_000 }],
    ["more than anybody hears", { kbps: 400 }],
  ])("is encoded: %s", (_, change) => {
    expect(copiesSound({ ...AUDIO, ...change })).toBe(false)
  })
})
