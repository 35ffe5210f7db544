import fc from "fast-check"
import { progressPercent, progressState } from "../progress"

describe("progress", () => {
  it("completes at 95 % and starts over from there", () => {
    expect(progressState({ positionMs: 94_999, durationMs: 100_000 })).toEqual({
      positionMs: 94_999,
      resumeMs: 94_999,
      completed: false,
    })
    expect(progressState({ positionMs: 95_000, durationMs: 100_000 })).toEqual({
      positionMs: 95_000,
      resumeMs: 0,
      completed: true,
    })
  })

  it("stays completed when watched again", () => {
    const again = progressState({ positionMs: 10, durationMs: 100 }, true)
    expect(again).toEqual({ positionMs: 10, resumeMs: 10, completed: true })
  })

  it("never lies beyond the end", () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 1 }),
        (positionMs, durationMs) => {
          const state = progressState({ positionMs, durationMs })
          expect(state.positionMs).toBeLessThanOrEqual(durationMs)
          expect(state.resumeMs).toBeLessThanOrEqual(state.positionMs)
        }
      )
    )
  })

  it("weighs a post's parts by their length", () => {
    expect(
      progressPercent([
        { position_ms: 0, duration_ms: 30_000, completed: true },
        { position_ms: 10_000, duration_ms: 50_000, completed: false },
        { duration_ms: 20_000 },
      ])
    ).toBe(40)
    expect(progressPercent([])).toBe(0)
  })
})
