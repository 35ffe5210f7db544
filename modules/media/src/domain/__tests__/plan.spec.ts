import fc from "fast-check"

import { LADDER, MAX_FPS } from "../ladder"
import { planTranscode } from "../plan"
import { HEVC, namesOf, planOf, probeOf, type Source, stageAt } from "./sources"

const sized = (width: number, height: number): Source => ({
  video: { ...HEVC, width, height },
})

/** What is offered in the end. */
const ladder = (source: Source) => stageAt(planOf(source), -1).offers.rungs

describe("the ladder", () => {
  it.each([
    [1920, 1080, ["1080p", "720p", "480p", "360p"]],
    [3840, 2160, ["1080p", "720p", "480p", "360p"]],
    [1280, 720, ["720p", "480p", "360p"]],
    [854, 480, ["480p", "360p"]],
    [640, 360, ["360p"]],
    [1080, 1920, ["1080p", "720p", "480p", "360p"]],
    [1900, 1000, ["720p", "480p", "360p"]],
  ])("of %i × %i is %j", (width, height, expected) => {
    expect(namesOf(ladder(sized(width, height)))).toEqual(expected)
  })

  it("has one rung at the source's own size below 360 lines", () => {
    expect(ladder(sized(321, 181))).toMatchObject([
      { name: "180p", width: 320, height: 180 },
    ])
  })

  it("keeps a portrait video portrait", () => {
    expect(ladder(sized(1080, 1920))[3]).toMatchObject({
      width: 360,
      height: 640,
    })
  })

  it("never upscales, stays even and keeps the shape", () => {
    const side = fc.integer({ min: 16, max: 2100 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const rungs = ladder(sized(width, height))
        expect(rungs.length).toBeGreaterThan(0)
        expect(rungs.length).toBeLessThanOrEqual(LADDER.length)
        for (const rung of rungs) {
          expect(rung.width).toBeLessThanOrEqual(width)
          expect(rung.height).toBeLessThanOrEqual(height)
          expect(rung.width % 2).toBe(0)
          expect(rung.height % 2).toBe(0)
          // Rounding to even costs at most two pixels on either side.
          const wanted = (rung.height * width) / height
          const slack = 2 + (2 * width) / height
          expect(Math.abs(rung.width - wanted)).toBeLessThanOrEqual(slack)
        }
        const lines = rungs.map((r) => Math.min(r.width, r.height))
        expect([...lines].sort((a, b) => b - a)).toEqual(lines)
      })
    )
  })
})

describe("the plan", () => {
  it("caps the frame rate and leaves odd ones alone", () => {
    const fast = planOf({ video: { fps: { num: 120, den: 1 } } })
    expect(fast.fps).toEqual({ num: MAX_FPS, den: 1 })
    const film = { num: 24_000, den: 1001 }
    expect(planOf({ video: { fps: film } }).fps).toEqual(film)
  })

  it.each([
    [1920, 1080, 30, "avc1.640028"],
    [1920, 1080, 60, "avc1.64002a"],
    [1280, 720, 30, "avc1.64001f"],
    [640, 360, 30, "avc1.64001e"],
  ])("names the codec of %i × %i at %i", (width, height, num, codecs) => {
    const fps = { num, den: 1 }
    const [top] = ladder({ video: { ...HEVC, width, height, fps } })
    expect(top?.codecs).toBe(codecs)
  })

  it("takes pictures at 2 s, at a third and at two thirds", () => {
    const at = (durationMs: number) => planOf({ durationMs }).postersAtMs
    expect(at(60_000)).toEqual([2000, 20_000, 40_000])
    expect(at(1500)).toEqual([750, 500, 1000])
  })

  it.each([
    ["no_video", { ...probeOf(), video: null }],
    ["no_video", probeOf(sized(0, 0))],
    ["too_long", probeOf({ durationMs: 6 * 3_600_000 + 1 })],
    ["picture_too_large", probeOf(sized(7680, 4320))],
  ])("refuses %s", (code, input) => {
    expect(planTranscode(input)).toEqual({ ok: false, code })
  })
})
