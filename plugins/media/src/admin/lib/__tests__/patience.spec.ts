import { ApiError } from "../api"
import { isPassing, PartError, patiently } from "../patience"

/** A clock that does not make anybody wait. */
function clock({ online = true } = {}) {
  const waits: number[] = []
  return {
    waits,
    isOnline: () => online,
    pause: (seconds: number) => {
      waits.push(seconds)
      return Promise.resolve()
    },
  }
}

const failing = (times: number, error: Error) => {
  let left = times
  return () => (left-- > 0 ? Promise.reject(error) : Promise.resolve("stored"))
}

describe("patience", () => {
  it.each([
    [true, new PartError(0)],
    [true, new PartError(503)],
    [true, new PartError(429)],
    [false, new PartError(403)],
    [true, new ApiError(502, "unknown", "")],
    [true, new ApiError(400, "upload_busy", "")],
    [false, new ApiError(400, "upload_closed", "")],
    [false, new ApiError(401, "unauthorized", "")],
    [true, new TypeError("Failed to fetch")],
    [false, new Error("a mistake of ours")],
  ])("%s: time heals %s", (passing, error) => {
    expect(isPassing(error)).toBe(passing)
  })

  it("waits longer each time, half a minute at most", async () => {
    const waiting = clock()
    const work = failing(8, new PartError(0))
    expect(await patiently(work, undefined, waiting)).toBe("stored")
    expect(waiting.waits).toEqual([1, 2, 4, 8, 15, 30, 30, 30])
  })

  it("ends after ten minutes on a line that is there", async () => {
    const waiting = clock()
    const work = failing(10_000, new PartError(0))
    await expect(patiently(work, undefined, waiting)).rejects.toThrow(
      "No connection"
    )
    const waited = waiting.waits.reduce((sum, seconds) => sum + seconds, 0)
    expect(waited).toBeGreaterThanOrEqual(600)
    expect(waited).toBeLessThan(640)
  })

  it("does not end without a line", async () => {
    const waiting = clock({ online: false })
    const work = failing(1000, new PartError(0))
    expect(await patiently(work, undefined, waiting)).toBe("stored")
  })

  it("ends at once when it is called off or cannot work", async () => {
    const off = AbortSignal.abort()
    const dropped = failing(1, new PartError(0))
    await expect(patiently(dropped, off, clock())).rejects.toThrow()
    const refused = failing(1, new ApiError(400, "upload_closed", "closed"))
    await expect(patiently(refused, undefined, clock())).rejects.toThrow(
      "closed"
    )
  })
})
