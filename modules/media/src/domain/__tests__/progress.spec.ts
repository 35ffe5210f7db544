import fc from "fast-check"

import { parseProgress, stagesProgress } from "../progress"
import { HEVC, planOf } from "./sources"

const HOUR = 3_600_000
const encoded = planOf({ video: HEVC, durationMs: HOUR }).stages
const copied = planOf({ durationMs: HOUR }).stages

describe("a block of progress", () => {
  it("reads both builds", () => {
    const now = "frame=9\nout_time_us=5000000\nspeed=1.25x\nprogress=continue\n"
    const old = "frame=9\nout_time_ms=5000000\nspeed=1.25x\nprogress=continue\n"
    const expected = { doneMs: 5000, speed: 1.25 }
    expect(parseProgress(now)).toEqual(expected)
    expect(parseProgress(old)).toEqual(expected)
  })

  it("knows no speed before there is one", () => {
    expect(parseProgress("out_time_us=0\nspeed=N/A\n")).toEqual({
      doneMs: 0,
      speed: null,
    })
    expect(parseProgress("out_time_us=N/A\n")).toBeNull()
  })
})

describe("all stages together", () => {
  it("tell the time left of one command as it is", () => {
    const [ladder] = planOf({ video: HEVC, durationMs: 10_000 }).stages
    const run = { doneMs: 5000, speed: 1.25 }
    expect(stagesProgress(ladder ? [ladder] : [], 0, run)).toEqual({
      percent: 48,
      speed: 1.25,
      etaS: 4,
    })
  })

  it("count the stages still to come", () => {
    const early = stagesProgress(encoded, 1, { doneMs: HOUR, speed: 4 })
    const { etaS } = early
    // The rung's own 15 minutes are over; the ladder is as much work many
    // times over.
    expect(etaS).toBeGreaterThan(3600)
    expect(early.percent).toBeLessThan(25)
  })

  it("promise nothing while pictures are only copied", () => {
    const copying = stagesProgress(copied, 0, { doneMs: 9000, speed: 300 })
    expect(copying).toMatchObject({ percent: 0, speed: 300, etaS: null })
  })

  it("grow, and never reach 100 before publication", () => {
    const at = fc.integer({ min: 0, max: 2 * HOUR })
    fc.assert(
      fc.property(at, at, fc.nat({ max: 2 }), (a, b, index) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const percent = (doneMs: number) =>
          stagesProgress(encoded, index, { doneMs, speed: 2 }).percent
        expect(percent(less)).toBeLessThanOrEqual(percent(more))
        expect(percent(less)).toBeGreaterThanOrEqual(0)
        expect(percent(more)).toBeLessThanOrEqual(97)
      })
    )
  })
})
