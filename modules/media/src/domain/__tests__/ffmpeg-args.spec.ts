import { probeArgs, thumbnailArgs, transcodeArgs } from "../ffmpeg-args"
import { planTranscode } from "../plan"

const input = { demuxer: "mov", file: "source" } as const

function plan(hasAudio = true) {
  const result = planTranscode({
    durationMs: 10_000,
    video: {
      codec: "h264",
      width: 1280,
      height: 720,
      fps: { num: 30_000, den: 1001 },
    },
    audio: hasAudio ? { codec: "aac", channels: 2 } : null,
  })
  if (!result.ok) {
    throw new Error(result.code)
  }
  return result.plan
}

/** The value after an option, for options that occur once. */
const after = (args: string[], option: string) => args[args.indexOf(option) + 1]

const count = (args: string[], value: string) =>
  args.filter((arg) => arg === value).length

describe("every command", () => {
  it.each([
    ["probe", probeArgs(input)],
    ["transcode", transcodeArgs(plan(), input, 2)],
    ["thumbnail", thumbnailArgs(plan(), input)],
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

describe("the transcode", () => {
  const args = transcodeArgs(plan(), input, 2)

  it("decodes once and scales each rung from the larger one", () => {
    expect(after(args, "-filter_complex")).toBe(
      "[0:v:0]fps=30000/1001,scale=1280:720:flags=bicubic,setsar=1,format=yuv420p,split=2[v0][chain1];" +
        "[chain1]scale=854:480:flags=bicubic,setsar=1,format=yuv420p,split=2[v1][chain2];" +
        "[chain2]scale=640:360:flags=bicubic,setsar=1,format=yuv420p[v2]"
    )
  })

  it("maps the sound into each rung and leaves everything else behind", () => {
    expect(count(args, "0:a:0")).toBe(3)
    for (const flag of ["-sn", "-dn", "-map_metadata", "-map_chapters"]) {
      expect(count(args, flag)).toBe(3)
    }
  })

  it("bounds the input and aligns the keyframes of all rungs", () => {
    expect(args.indexOf("-t")).toBeLessThan(args.indexOf("-i"))
    expect(after(args, "-t")).toBe("11.000")
    expect(after(args, "-g")).toBe("60")
    expect(count(args, "expr:gte(t,n_forced*2)")).toBe(3)
  })

  it("leaves the master playlist to us: the 2018 build crashes on it", () => {
    expect(args).not.toContain("-master_pl_name")
    expect(args).not.toContain("-var_stream_map")
  })

  it("works without sound", () => {
    const silent = transcodeArgs(plan(false), input, 2)
    expect(silent).not.toContain("0:a:0")
    expect(count(silent, "-an")).toBe(3)
  })
})
