import fc from "fast-check"

import { failureSentence, MEDIA_FAILURES } from "../failure-reasons"
import { parseProbe } from "../probe"
import { type AssetState, nextState } from "../state"

const video = {
  codec_type: "video",
  codec_name: "h264",
  profile: "High",
  level: 40,
  pix_fmt: "yuv420p",
  bit_rate: "8000400",
  r_frame_rate: "30000/1001",
  width: 1920,
  height: 1080,
  avg_frame_rate: "30000/1001",
}
const audio = {
  codec_type: "audio",
  codec_name: "aac",
  profile: "LC",
  channels: 2,
  sample_rate: "48000",
  bit_rate: "128000",
}
const format = { duration: "12.345" }

const probeOf = (json: unknown) => {
  const result = parseProbe(json)
  if (!result.ok) {
    throw new Error(result.code)
  }
  return result.probe
}

describe("probe", () => {
  it("reads a plain file", () => {
    expect(probeOf({ format, streams: [video, audio] })).toEqual({
      durationMs: 12_345,
      video: {
        codec: "h264",
        profile: "High",
        level: 40,
        pixelFormat: "yuv420p",
        width: 1920,
        height: 1080,
        fps: { num: 30_000, den: 1001 },
        kbps: 8000,
        startMs: 0,
        isTurned: false,
        hasSquarePixels: true,
        isInterlaced: false,
        isSteady: true,
      },
      audio: {
        codec: "aac",
        profile: "LC",
        channels: 2,
        sampleRate: 48_000,
        kbps: 128,
      },
    })
  })

  it.each([
    ["side data", { side_data_list: [{ rotation: -90 }] }],
    ["a tag", { tags: { rotate: "270" } }],
  ])("turns a phone's video upright by %s", (_, extra) => {
    const streams = [{ ...video, ...extra }]
    expect(probeOf({ format, streams }).video).toMatchObject({
      width: 1080,
      height: 1920,
      isTurned: true,
    })
  })

  it("keeps a video turned by 180 degrees in its shape", () => {
    const streams = [{ ...video, tags: { rotate: "180" } }]
    expect(probeOf({ format, streams }).video).toMatchObject({
      width: 1920,
      isTurned: true,
    })
  })

  it.each([
    ["isInterlaced", true, { field_order: "tt" }],
    ["isSteady", false, { r_frame_rate: "60/1" }],
    ["kbps", 700, { bit_rate: undefined }],
    ["startMs", 40, { start_time: "1.040" }],
  ])("tells %s = %s", (key, expected, extra) => {
    const streams = [{ ...video, ...extra }]
    const whole = { ...format, bit_rate: "700000", start_time: "1.000" }
    expect(probeOf({ format: whole, streams }).video).toMatchObject({
      [key]: expected,
    })
  })

  it("widens pixels that are not square", () => {
    const streams = [{ ...video, width: 1440, sample_aspect_ratio: "4:3" }]
    expect(probeOf({ format, streams }).video).toMatchObject({ width: 1920 })
  })

  it("does not take a cover picture for a video", () => {
    const cover = { ...video, disposition: { attached_pic: 1 } }
    expect(probeOf({ format, streams: [cover, audio] }).video).toBeNull()
  })

  it.each([
    ["not_media", { format, streams: [] }],
    ["not_media", {}],
    ["not_media", null],
    ["no_duration", { streams: [video] }],
    ["no_duration", { format: { duration: "N/A" }, streams: [video] }],
  ])("answers %s", (code, json) => {
    expect(parseProbe(json)).toEqual({ ok: false, code })
  })

  it("never throws, whatever ffprobe prints", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(typeof parseProbe(json).ok).toBe("boolean")
        const streams = { format, streams: [json, json] }
        expect(typeof parseProbe(streams).ok).toBe("boolean")
      })
    )
  })
})

describe("states", () => {
  it("move forward only; audio skips processing", () => {
    expect(nextState("uploading", "bytes_stored", "video")).toBe("processing")
    expect(nextState("uploading", "bytes_stored", "audio")).toBe("ready")
    expect(nextState("processing", "published", "video")).toBe("ready")
    expect(nextState("failed", "retried", "video")).toBe("processing")
    const events = [
      "bytes_stored",
      "published",
      "processing_failed",
      "retried",
    ] as const
    for (const event of events) {
      expect(nextState("ready", event, "video")).toBeNull()
    }
    const back: [AssetState, (typeof events)[number]][] = [
      ["failed", "published"],
      ["uploading", "published"],
      ["processing", "retried"],
    ]
    for (const [state, event] of back) {
      expect(nextState(state, event, "video")).toBeNull()
    }
  })
})

describe("failure reasons", () => {
  it("are whole sentences that say what to do", () => {
    for (const code of MEDIA_FAILURES) {
      const sentence = failureSentence(code)
      expect(sentence).toMatch(/^[A-Z].+\.$/)
      expect(sentence).toMatch(/upload|try again|cut|export/i)
      expect(sentence).not.toMatch(/!|oops|error|exception/i)
    }
  })
})
