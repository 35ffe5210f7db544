import { FIRST_MS } from "../ladder"
import type { Plan } from "../plan"
import { HEVC, namesOf, planOf, type Source, stageAt } from "./sources"

/** `name: makes → offers`, a line a stage. */
const told = ({ stages }: Plan) =>
  stages.map(({ name, makes, offers }) => {
    const all = ({ rungs, sound }: typeof makes) =>
      namesOf([...rungs, ...(sound ? [sound] : [])]).join(" ")
    return `${name}: ${all(makes) || "nothing"} → ${all(offers)}`
  })

const HOUR = 3_600_000

describe("what is made when", () => {
  it.each<[string, Source, string[]]>([
    [
      "a source to keep",
      {},
      [
        "copy: 1080p audio → 1080p audio",
        "ladder: 720p 480p 360p → 1080p 720p 480p 360p audio",
      ],
    ],
    [
      "one whose next rung would be as large",
      { video: { width: 900, height: 500, kbps: 2000 } },
      ["copy: 500p audio → 500p audio", "ladder: 360p → 500p 360p audio"],
    ],
    [
      "the smallest of them",
      { video: { width: 320, height: 240, kbps: 600 }, audio: null },
      ["copy: 240p → 240p", "ladder: nothing → 240p"],
    ],
    [
      "one too large to keep",
      { video: { width: 1280, height: 720, kbps: 20_000 } },
      [
        "copy: 720p-source audio → 720p-source audio",
        "ladder: 720p 480p 360p → 720p 480p 360p audio",
      ],
    ],
    [
      "a short one to encode",
      { video: HEVC },
      ["ladder: 1080p 720p 480p 360p audio → 1080p 720p 480p 360p audio"],
    ],
    [
      "one of five minutes to encode",
      { video: HEVC, durationMs: 300_000 },
      [
        "first: 360p-first audio-first → 360p-first audio-first",
        "ladder: 1080p 720p 480p 360p audio → 1080p 720p 480p 360p audio",
      ],
    ],
    [
      "an hour to encode",
      { video: HEVC, durationMs: HOUR },
      [
        "first: 360p-first audio-first → 360p-first audio-first",
        "rung: 360p audio → 360p audio",
        "ladder: 1080p 720p 480p → 1080p 720p 480p 360p audio",
      ],
    ],
  ])("%s", (_, source, expected) => {
    expect(told(planOf(source))).toEqual(expected)
  })

  it.each<[string, Source, string[]]>([
    [
      "a source to keep",
      {},
      [
        "copy: 1080p-source audio-source → 1080p-source audio-source",
        "ladder: 1080p 720p 480p 360p audio → 1080p 720p 480p 360p audio",
      ],
    ],
    [
      "one so small that nothing is below it",
      { video: { width: 320, height: 240, kbps: 600 }, audio: null },
      ["copy: 240p → 240p", "ladder: nothing → 240p"],
    ],
    [
      "one as small, but too heavy to keep",
      { video: { width: 320, height: 240, kbps: 9000 }, audio: null },
      ["copy: 240p-source → 240p-source", "ladder: 240p → 240p"],
    ],
    [
      "an hour to encode",
      { video: HEVC, durationMs: HOUR },
      [
        "first: 360p-first audio-first → 360p-first audio-first",
        "ladder: 1080p 720p 480p 360p audio → 1080p 720p 480p 360p audio",
      ],
    ],
  ])("elsewhere never mixes two encoders: %s", (_, source, expected) => {
    const plan = planOf(source, { isElsewhere: true })
    expect(told(plan)).toEqual(expected)
    expect(stageAt(plan, -1).makes.sound?.isCopied ?? false).toBe(false)
    expect(stageAt(plan, -1).followsCopy).toBe(
      stageAt(plan, -1).makes.rungs.length === 0
    )
  })

  it("is encoded after all when its keyframes are too far apart", () => {
    const plan = planOf({ durationMs: HOUR }, { mayCopy: false })
    expect(namesOf(plan.stages)).toEqual(["first", "rung", "ladder"])
    // Its sound is right all the same.
    expect(stageAt(plan, 1).makes.sound).toMatchObject({ isCopied: true })
  })

  it("covers everything but the first minute whole", () => {
    const covered = planOf({ video: HEVC, durationMs: HOUR }).stages.map(
      ({ coverMs }) => coverMs
    )
    expect(covered).toEqual([FIRST_MS, HOUR, HOUR])
  })

  it("has a master playlist of its own for each stage", () => {
    const entries = planOf({ video: HEVC, durationMs: HOUR }).stages.map(
      ({ entry }) => entry
    )
    expect(entries).toEqual(["first.m3u8", "rung.m3u8", "master.m3u8"])
  })

  it("cuts the ladder where a kept copy was cut", () => {
    expect(stageAt(planOf(), 1).followsCopy).toBe(true)
    const meanwhile = planOf({ video: { kbps: 20_000 } })
    expect(stageAt(meanwhile, 1).followsCopy).toBe(false)
  })

  it("names the copied codecs as they are", () => {
    const video = { profile: "Constrained Baseline", level: 13 }
    const [rung] = stageAt(planOf({ video }), 0).makes.rungs
    expect(rung?.codecs).toBe("avc1.42e00d")
  })
})
