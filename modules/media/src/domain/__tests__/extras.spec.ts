import fc from "fast-check"

import { parseLoudness, soundFactsArgs } from "../ffmpeg-sound"
import {
  posterArgs,
  posterName,
  posterNumber,
  storyboardArgs,
} from "../ffmpeg-stills"
import { planStoryboard, storyboardVtt } from "../storyboard"

const input = { demuxer: "mov", file: "source" } as const
const HD = { width: 1920, height: 1080 }

describe("posters", () => {
  it("seek before they read", () => {
    const args = posterArgs(20_000, posterName(1), input)
    expect(args.indexOf("-ss")).toBeLessThan(args.indexOf("-i"))
    expect(args.join(" ")).toMatch(
      /-ss 20\.000 .+ -frames:v 1 -vf scale=min\(1280\\,iw\):-2,setsar=1 -an -sn -dn -map_metadata -1 -q:v 3 -f image2 -update 1 poster-2\.jpg$/
    )
  })
})

it.each([0, 1, 2])("still %i is found again by its name", (index) => {
  expect(posterNumber(`media/cr/a/1/${posterName(index)}`)).toBe(index + 1)
})

describe("the storyboard", () => {
  it.each([
    [9000, { everyS: 1, count: 9, columns: 9, rows: 1, sheets: 1 }],
    [90_500, { everyS: 1, count: 91, columns: 10, rows: 10, sheets: 1 }],
    [300_000, { everyS: 3, count: 100, columns: 10, rows: 10, sheets: 1 }],
    [3_600_000, { everyS: 10, count: 360, columns: 10, rows: 10, sheets: 4 }],
  ])("of %i ms", (durationMs, expected) => {
    expect(planStoryboard(durationMs, HD)).toMatchObject(expected)
  })

  it("fits a picture of either shape", () => {
    const tile = (width: number, height: number) =>
      planStoryboard(1000, { width, height }).tile
    expect(tile(1920, 1080)).toEqual({ width: 160, height: 90 })
    expect(tile(1080, 1920)).toEqual({ width: 90, height: 160 })
  })

  it("decodes keyframes only and says so before it reads", () => {
    const args = storyboardArgs(planStoryboard(3_600_000, HD), input)
    expect(args.indexOf("-skip_frame")).toBeLessThan(args.indexOf("-i"))
    expect(args.join(" ")).toMatch(
      /-skip_frame nokey .+ -vf fps=1\/10,scale=160:90:flags=fast_bilinear,setsar=1,tile=10x10 -frames:v 4 -an -sn -dn -map_metadata -1 -q:v 5 -f image2 storyboard-%d\.jpg$/
    )
  })

  it("points into its sheets", () => {
    const board = planStoryboard(1_010_000, HD)
    const blocks = storyboardVtt(board, 1_010_000).split("\n\n")
    expect(blocks[0]).toBe("WEBVTT")
    expect(blocks[1]).toBe(
      "00:00:00.000 --> 00:00:10.000\nstoryboard-1.jpg#xywh=0,0,160,90"
    )
    expect(blocks[13]).toBe(
      "00:02:00.000 --> 00:02:10.000\nstoryboard-1.jpg#xywh=320,90,160,90"
    )
    expect(blocks[101]).toBe(
      "00:16:40.000 --> 00:16:50.000\nstoryboard-2.jpg#xywh=0,0,160,90\n"
    )
  })

  it("covers every moment of any length", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 * 3_600_000 }), (durationMs) => {
        const board = planStoryboard(durationMs, HD)
        const [hours, minutes, rest] = (
          / --> (.+)\n.+\n$/.exec(storyboardVtt(board, durationMs))?.[1] ?? ""
        ).split(":")
        const seconds = Number(hours) * 3600 + Number(minutes) * 60
        expect(seconds + Number(rest)).toBeCloseTo(durationMs / 1000)
        const perSheet = board.columns * board.rows
        expect(board.sheets * perSheet).toBeGreaterThanOrEqual(board.count)
      })
    )
  })
})

describe("the sound", () => {
  it("is decoded once for loudness and waveform", () => {
    const args = soundFactsArgs(input, 60_000)
    expect(args[args.indexOf("-filter_complex") + 1]).toBe(
      "[0:a:0]asplit=2[heard][seen];[heard]ebur128=framelog=verbose[measured];[seen]aformat=sample_rates=4000:channel_layouts=mono,asetnsamples=n=200,showwavespic=s=1200x120:scale=sqrt:colors=0x7c7c85[wave]"
    )
    expect(args.join(" ")).toMatch(
      /-map \[wave\] -frames:v 1 -f image2 -update 1 waveform\.png -map \[measured\] -f null -$/
    )
  })

  it("has the loudness both builds print", () => {
    const summary = (lufs: string) =>
      `[Parsed_ebur128_1 @ 0x1] Summary:\n\n  Integrated loudness:\n    I:         ${lufs} LUFS\n    Threshold: -33.5 LUFS\n\n  Loudness range:\n    LRA:         6.1 LU\n`
    expect(parseLoudness(summary("-23.4"))).toBe(-23.4)
    expect(parseLoudness(summary("-70.0"))).toBeNull()
    expect(parseLoudness(summary("-70.0") + summary("-31.4"))).toBe(-31.4)
    expect(parseLoudness("nothing of the kind")).toBeNull()
  })
})
