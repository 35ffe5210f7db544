import { chaptersOf, cuesOfChapters } from "../chapters"
import { writeTrack } from "../write-track"
import { fromCues } from "../studio-tracks"

const CHAPTERS = [
  { start_ms: 0, title: "Arriving" },
  { start_ms: 61_000, title: "Light & <shadow>" },
]

it("end where the next one begins, the last one with the film", () => {
  const cues = cuesOfChapters([...CHAPTERS].reverse(), 90_000)
  expect(cues.map(({ start_ms, end_ms }) => [start_ms, end_ms])).toEqual([
    [0, 61_000],
    [61_000, 90_000],
  ])
  const unknown = cuesOfChapters(CHAPTERS, null)
  expect(unknown.at(-1)?.end_ms).toBe(121_000)
})

it("are kept as WebVTT and read back as they were typed", () => {
  const { content, cueCount } = fromCues(
    cuesOfChapters(CHAPTERS, 90_000),
    "chapters"
  )
  expect(cueCount).toBe(2)
  expect(content).toContain("Light &amp; &lt;shadow>")
  expect(chaptersOf(content)).toEqual(CHAPTERS)
})

it("are none where nothing is kept", () => {
  expect(chaptersOf(undefined)).toEqual([])
  expect(chaptersOf(writeTrack([]))).toEqual([])
})
