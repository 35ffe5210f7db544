import fc from "fast-check"

import { LADDER, MAX_FPS } from "../ladder"
import { type Plan, planTranscode } from "../plan"
import type { Probe } from "../probe"

const probe = (
  width: number,
  height: number,
  fps = { num: 30, den: 1 },
  durationMs = 60_000
): Probe => ({
  durationMs,
  video: { codec: "h264", width, height, fps },
  audio: { codec: "aac", channels: 2 },
})

function planOf(input: Probe): Plan {
  const result = planTranscode(input)
  if (!result.ok) {
    throw new Error(result.code)
  }
  return result.plan
}

const names = (input: Probe) => planOf(input).rungs.map(({ name }) => name)

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
    expect(names(probe(width, height))).toEqual(expected)
  })

  it("has one rung at the source's own size below 360 lines", () => {
    expect(planOf(probe(321, 181)).rungs).toMatchObject([
      { name: "180p", width: 320, height: 180 },
    ])
  })

  it("keeps a portrait video portrait", () => {
    expect(planOf(probe(1080, 1920)).rungs[3]).toMatchObject({
      width: 360,
      height: 640,
    })
  })

  it("never upscales, stays even and keeps the shape", () => {
    const side = fc.integer({ min: 16, max: 2100 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { rungs } = planOf(probe(width, height))
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
    const fast = planOf(probe(640, 360, { num: 120, den: 1 }))
    expect(fast.fps).toEqual({ num: MAX_FPS, den: 1 })
    const film = { num: 24_000, den: 1001 }
    expect(planOf(probe(640, 360, film)).fps).toEqual(film)
  })

  it.each([
    [1920, 1080, 30, 40],
    [1920, 1080, 60, 42],
    [1280, 720, 30, 31],
    [640, 360, 30, 30],
  ])("names level for %i × %i at %i", (width, height, num, level) => {
    const [top] = planOf(probe(width, height, { num, den: 1 })).rungs
    expect(top?.level).toBe(level)
  })

  it("takes the picture at 2 s, or in the middle of a shorter one", () => {
    const at = (ms: number) =>
      planOf(probe(640, 360, undefined, ms)).thumbnailAtMs
    expect(at(60_000)).toBe(2000)
    expect(at(1500)).toBe(750)
  })

  it.each([
    ["no_video", { ...probe(1, 1), video: null }],
    ["no_video", probe(0, 0)],
    ["too_long", probe(640, 360, undefined, 6 * 3_600_000 + 1)],
    ["picture_too_large", probe(7680, 4320)],
  ])("refuses %s", (code, input) => {
    expect(planTranscode(input)).toEqual({ ok: false, code })
  })
})
