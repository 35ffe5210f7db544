import { chapterStep } from "../chapters"
import { commandOf, SPEEDS, stepSpeed } from "../keys"
import { renewDelay } from "../lease"
import { parsePrefs } from "../prefs"
import { endedBy, playerProblem } from "../problem"
import { chosenQuality } from "../quality"
import { reportOf, resumeAt } from "../resume"
import { cueAt, tileOf } from "../storyboard"

const press = (key: string, more = {}) =>
  commandOf({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  })

describe("keys", () => {
  it("follow the usual table, upper or lower case", () => {
    expect(press(" ")).toEqual({ do: "toggle" })
    expect(press("K")).toEqual({ do: "toggle" })
    expect(press("j")).toEqual({ do: "seek", by: -10 })
    expect(press("ArrowRight")).toEqual({ do: "seek", by: 5 })
    expect(press("7")).toEqual({ do: "jump", to: 0.7 })
    expect(press("?")).toEqual({ do: "help" })
  })

  it("go by chapter with Shift", () => {
    const shiftKey = true
    const next = { do: "chapter", step: 1 }
    expect(press("ArrowRight", { shiftKey })).toEqual(next)
    expect(press("?", { shiftKey })).toEqual({ do: "help" })
    expect(press(">", { shiftKey })).toEqual({ do: "speed", step: 1 })
  })

  it("leave combinations to the browser", () => {
    expect(press("l", { ctrlKey: true })).toBeUndefined()
    expect(press("f", { metaKey: true })).toBeUndefined()
    expect(press("x")).toBeUndefined()
  })

  it("step through the speeds and stop at the ends", () => {
    expect(stepSpeed(1, 1)).toBe(1.25)
    expect(stepSpeed(1, -1)).toBe(0.75)
    expect(stepSpeed(2, 1)).toBe(2)
    expect(stepSpeed(0.5, -1)).toBe(0.5)
    expect(SPEEDS.at(0)).toBe(0.5)
  })
})

it("renews at half of the lease, never in a rush", () => {
  const now = Date.parse("2026-11-21T00:00:00Z")
  expect(renewDelay("2026-11-21T00:10:00Z", now)).toBe(300_000)
  expect(renewDelay("2026-11-21T04:00:00Z", now)).toBe(300_000)
  expect(renewDelay("2026-11-21T00:00:01Z", now)).toBe(5_000)
  expect(renewDelay("never", now)).toBe(5_000)
})

it("resumes where it makes sense", () => {
  expect(resumeAt(12_000, 60_000)).toBe(12_000)
  expect(resumeAt(1_000, 60_000)).toBe(0)
  expect(resumeAt(60_000, 60_000)).toBe(0)
  expect(resumeAt(12_000, null)).toBe(12_000)
})

it("reports a position once", () => {
  const first = reportOf(12.3456, 60, undefined)
  expect(first).toEqual({ position_ms: 12_346, duration_ms: 60_000 })
  expect(reportOf(12.3456, 60, first)).toBeUndefined()
  expect(reportOf(70, 60, first)?.position_ms).toBe(60_000)
  expect(reportOf(1, NaN, undefined)).toBeUndefined()
})

it("repairs what storage holds", () => {
  const kept = {
    speed: 1.5,
    volume: 0.4,
    muted: true,
    quality: "720p",
    captions: "subtitles:pt-BR",
    lastCaptions: "captions:en",
  }
  expect(parsePrefs(JSON.stringify(kept))).toEqual(kept)
  const first = {
    speed: 1,
    volume: 1,
    muted: false,
    quality: "",
    captions: "",
    lastCaptions: "",
  }
  expect(parsePrefs('{"quality":"<b>","captions":7}')).toEqual(first)
  expect(parsePrefs('{"speed":9,"volume":-1}')).toEqual(first)
  expect(parsePrefs("{broken")).toEqual(first)
  expect(parsePrefs("null")).toEqual(first)
})

it("tells problems apart", () => {
  expect(playerProblem(403, "playback_moved")).toBe("playback_moved")
  expect(playerProblem(403, "not_entitled")).toBe("not_entitled")
  expect(playerProblem(401, "unauthorized")).toBe("login")
  expect(playerProblem(0, "")).toBe("network")
  expect(playerProblem(404, "x")).toBe("media")
  expect(playerProblem(400, "too_many_players")).toBe("too_many_players")
  expect(playerProblem(403, "playback_closed")).toBe("closed")
})

it("says why access is over, as exactly as it is known", () => {
  expect(endedBy("revoked")).toBe("refunded")
  expect(endedBy("suspended")).toBe("suspended")
  expect(endedBy("expired")).toBe("not_entitled")
  expect(endedBy("none")).toBe("not_entitled")
})

describe("the storyboard", () => {
  const text = "https://shop.example/media/pbs_1.mac/storyboard.vtt"

  it("names a place in a sheet beside it", () => {
    expect(tileOf("storyboard-2.jpg#xywh=160,90,160,90", text)).toEqual({
      sheet: "/media/pbs_1.mac/storyboard-2.jpg",
      x: 160,
      y: 90,
      width: 160,
      height: 90,
    })
    expect(tileOf("Hello", text)).toBeUndefined()
    expect(tileOf("storyboard-1.jpg#xywh=a,b,c,d", text)).toBeUndefined()
  })

  it("has a picture for every second, the last one to the end", () => {
    const cues = [
      { startTime: 0, endTime: 1 },
      { startTime: 1, endTime: 2 },
    ]
    expect(cueAt(cues, 0.99)).toBe(cues[0])
    expect(cueAt(cues, 1)).toBe(cues[1])
    expect(cueAt(cues, 2.4)).toBe(cues[1])
    expect(cueAt(cues.slice(2), 1)).toBeUndefined()
  })
})

it("names the quality that was chosen, none while all are allowed", () => {
  const level = (height: number, enabled: boolean) => ({ height, enabled })
  const chosen = [level(360, false), level(720, true), level(720, true)]
  expect(chosenQuality(chosen)).toBe("720p")
  expect(chosenQuality([level(360, true), level(720, true)])).toBe("")
  expect(chosenQuality([level(720, true)])).toBe("")
})

it("steps through chapters, back into the same one first", () => {
  const chapters = [0, 60, 120].map((startTime) => ({
    startTime,
    endTime: startTime + 60,
  }))
  expect(chapterStep(chapters, 10, 1)).toBe(60)
  expect(chapterStep(chapters, 130, 1)).toBeUndefined()
  expect(chapterStep(chapters, 70, -1)).toBe(60)
  expect(chapterStep(chapters, 61, -1)).toBe(0)
  expect(chapterStep([], 61, -1)).toBeUndefined()
})
