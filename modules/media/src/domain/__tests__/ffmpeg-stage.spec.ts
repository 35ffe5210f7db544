import { probeArgs } from "../ffmpeg-input"
import { soundFactsArgs } from "../ffmpeg-sound"
import { stageArgs } from "../ffmpeg-stage"
import { posterArgs, storyboardArgs } from "../ffmpeg-stills"
import { planStoryboard } from "../storyboard"
import { HEVC, planOf, type Source, stageAt } from "./sources"

const input = { demuxer: "mov", file: "source" } as const

const argsOf = (source: Source, index: number, cuts?: number[]) => {
  const plan = planOf(source)
  return stageArgs(stageAt(plan, index), plan, input, { threads: 2, cuts })
}

/** The value after an option, for options that occur once. */
const after = (args: string[], option: string) => args[args.indexOf(option) + 1]

const count = (args: string[], value: string) =>
  args.filter((arg) => arg === value).length

/** Outputs of a command, each from its `-map` to its playlist. */
function outputs(args: string[]): string[] {
  const rest = args.slice(args.indexOf("-map")).join(" ")
  return rest.split(/(?<=m3u8) /)
}

const NTSC = { num: 30_000, den: 1001 }
const HD = { ...HEVC, width: 1280, height: 720, fps: NTSC }
const STRIPPED = "-sn -dn -map_metadata -1 -map_chapters -1"
const hls = (name: string, time = 4) =>
  `${STRIPPED} -output_ts_offset 1 -f hls -hls_time ${time} -hls_playlist_type vod -hls_flags independent_segments -hls_segment_filename ${name}/seg-%05d.ts ${name}/index.m3u8`

describe("every command", () => {
  const board = planStoryboard(60_000, { width: 16, height: 9 })
  it.each([
    ["probe", probeArgs(input)],
    ["copy", argsOf({}, 0)],
    ["ladder", argsOf({}, 1, [0, 4])],
    ["poster", posterArgs(2000, "thumbnail.jpg", input)],
    ["storyboard", storyboardArgs(board, input)],
    ["sound", soundFactsArgs(input, 60_000)],
  ])("%s guards its input", (_, args) => {
    const guarded = args.slice(0, args.indexOf("-i"))
    expect(after(guarded, "-protocol_whitelist")).toBe("file")
    expect(after(guarded, "-format_whitelist")).toBe("mov")
    expect(after(guarded, "-f")).toBe("mov")
    expect(after(guarded, "-max_pixels")).toBe("8912896")
    expect(after(guarded, "-max_streams")).toBe("8")
    expect(guarded).toContain("-codec_whitelist")
    expect(count(args, "-i")).toBe(1)
    expect(after(args, "-i")).toBe("source")
  })
})

describe("copying", () => {
  it("touches neither pictures nor sound", () => {
    const args = argsOf({}, 0)
    expect(args).not.toContain("-filter_complex")
    expect(outputs(args)).toEqual([
      `-map 0:v:0 -an -c:v copy ${hls("1080p")}`,
      `-map 0:a:0 -vn -c:a copy ${hls("audio")}`,
    ])
  })

  it("encodes sound that no browser plays, once", () => {
    const args = argsOf({ audio: { codec: "ac3", channels: 6 } }, 0)
    expect(outputs(args)[1]).toBe(
      `-map 0:a:0 -vn -c:a aac -b:a 160k -ac 2 -ar 48000 ${hls("audio")}`
    )
  })

  it("has no sound where there is none", () => {
    expect(outputs(argsOf({ audio: null }, 0))).toHaveLength(1)
  })
})

describe("encoding", () => {
  const args = argsOf({ video: HD, durationMs: 10_000 }, 0)

  it("decodes once and scales each rung from the larger one", () => {
    expect(after(args, "-filter_complex")).toBe(
      "[0:v:0]fps=30000/1001,scale=1280:720:flags=bicubic,setsar=1,format=yuv420p,split=2[v0][chain1];" +
        "[chain1]scale=854:480:flags=bicubic,setsar=1,format=yuv420p,split=2[v1][chain2];" +
        "[chain2]scale=640:360:flags=bicubic,setsar=1,format=yuv420p[v2]"
    )
  })

  it("asks for this rung, and for the sound beside it", () => {
    expect(outputs(args)).toHaveLength(4)
    expect(outputs(args)[1]).toBe(
      "-map [v1] -an -c:v libx264 -preset superfast -profile:v high -level:v 3.1 -crf 23 -maxrate 1200k -bufsize 2400k -g 60 -keyint_min 60 -sc_threshold 0 -force_key_frames expr:gte(t,n_forced*2) -threads 2 " +
        hls("480p")
    )
    expect(outputs(args)[3]).toBe(`-map 0:a:0 -vn -c:a copy ${hls("audio")}`)
  })

  it("bounds the input", () => {
    expect(args.indexOf("-t")).toBeLessThan(args.indexOf("-i"))
    expect(after(args, "-t")).toBe("11.000")
    const first = argsOf({ video: HD, durationMs: 300_000 }, 0)
    expect(after(first, "-t")).toBe("60.000")
  })

  it("cuts where the copy was cut, on the source's clock", () => {
    const source = { video: { fps: NTSC, startMs: 40 } }
    const ladder = argsOf(source, 1, [0, 5.005, 9.009])
    expect(after(ladder, "-force_key_frames")).toBe("0.039,5.044,9.048")
    expect(after(ladder, "-keyint_min")).toBe("1")
    // Longer than any piece of a copy: no keyframe but those.
    expect(after(ladder, "-g")).toBe("330")
    expect(after(ladder, "-hls_time")).toBe("1")
    expect(ladder).not.toContain("0:a:0")
  })

  it("leaves the master playlist to us: the 2018 build crashes on it", () => {
    expect(args).not.toContain("-master_pl_name")
    expect(args).not.toContain("-var_stream_map")
  })
})
