import { TRACK_LIMITS } from "@codex/media"

import { parseTrack } from "../parse-track"
import { checkCues, writeTrack } from "../write-track"

const cuesOf = (text: string) => {
  const parsed = parseTrack(text, "captions")
  return parsed.ok ? parsed.cues : parsed.problem
}

const VTT = `WEBVTT Kind of a title
Kind: captions
Language: en

STYLE
::cue { color: red }

NOTE by hand

intro
00:01.000 --> 00:02.500 align:start line:10%
Hello <i>you</i>
& more &amp; &lt;3

01:00:00.000 --> 01:00:01.000
Bye`.replace("& more", "one more")

const SRT = `1
00:00:01,000 --> 00:00:02,500
{\\an8}<font color="#fff">Fish & chips <3</font>

2
0:00:03,000 --> 00:00:04,000
<i>Two</i>
lines`

describe("a track", () => {
  it("is WebVTT with what other programs write around it", () => {
    expect(cuesOf(`\uFEFF${VTT}`)).toEqual([
      {
        start_ms: 1000,
        end_ms: 2500,
        text: "Hello <i>you</i>\none more &amp; &lt;3",
        settings: "align:start line:10%",
      },
      { start_ms: 3_600_000, end_ms: 3_601_000, text: "Bye", settings: "" },
    ])
  })

  it("is SRT, turned into WebVTT, line endings of Windows too", () => {
    for (const text of [SRT, SRT.replaceAll("\n", "\r\n")]) {
      expect(cuesOf(text)).toMatchObject([
        { start_ms: 1000, end_ms: 2500, text: "Fish &amp; chips &lt;3" },
        { start_ms: 3000, end_ms: 4000, text: "<i>Two</i>\nlines" },
      ])
    }
  })

  it("is written so that it reads the same again", () => {
    const cues = cuesOf(VTT)
    if (!Array.isArray(cues)) throw new Error("not parsed")
    expect(cuesOf(writeTrack(cues))).toEqual(cues)
  })

  it.each([
    ["WEBVTT\n\n00:01.000 --> 00:00.500\nx", 3],
    ["WEBVTT\n\n00:01.000 -> 00:02.000\nx", 4],
    ["WEBVTT\n\n00:01.000 --> 00:02.00\nx", 3],
    ["WEBVTT\n\n00:01.000 --> 00:02.000\nline\n<b>not closed\n\n", 5],
    ["WEBVTT\n\n00:05.000 --> 00:06.000\na\n\n00:01.000 --> 00:02.000\nb", 6],
    ["1\n00:00:01,000 --> 00:00:00,000\nx", 2],
    ["just some words", 1],
    [`WEBVTT\n\n00:01.000 --> 00:02.000\n${"<b>".repeat(2_000)}`, 3],
  ])("that is wrong is refused with its line: %j", (text, line) => {
    expect(cuesOf(text)).toMatchObject({ kind: "line", line })
  })

  it("has a bound in bytes, in cues, and something in it", () => {
    expect(cuesOf("WEBVTT\n\n")).toEqual({ kind: "empty" })
    const large = "x".repeat(TRACK_LIMITS.bytes + 1)
    expect(cuesOf(large)).toEqual({ kind: "large" })
    const cue = "00:01.000 --> 00:02.000\nx\n\n"
    const many = `WEBVTT\n\n${cue.repeat(TRACK_LIMITS.cues + 1)}`
    expect(cuesOf(many)).toEqual({ kind: "large" })
  })

  it("takes no tags in the title of a chapter", () => {
    const text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<b>Intro</b>"
    expect(parseTrack(text, "chapters")).toMatchObject({ ok: false })
  })
})

const cue = (start_ms: number, end_ms: number, text: string) => ({
  start_ms,
  end_ms,
  text,
  settings: "",
})

describe("edited cues", () => {
  it("are put in order; what was typed is meant literally", () => {
    const typed = [
      cue(2000, 3000, "Second --> third"),
      cue(0, 1000, "A & B <3\n\n <i>i</i> "),
    ]
    const checked = checkCues(typed, "captions")
    expect(checked).toMatchObject({
      ok: true,
      content:
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nA &amp; B &lt;3\n<i>i</i>\n\n" +
        "00:00:02.000 --> 00:00:03.000\nSecond --&gt; third\n",
    })
  })

  it("are refused with the row", () => {
    const good = cue(0, 1, "x")
    for (const bad of [cue(5, 5, "x"), cue(0, 1, " "), cue(0, 1, "<b>x")]) {
      const checked = checkCues([good, bad], "captions")
      expect(checked).toMatchObject({ ok: false, row: 2 })
    }
    expect(checkCues([], "captions")).toMatchObject({ row: null })
  })
})
