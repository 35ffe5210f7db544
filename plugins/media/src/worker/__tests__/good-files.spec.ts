import { execFileSync, spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { type NewRendition, parseMediaPlaylist } from "@codex/media"

import { FfmpegTranscoder } from "../../transcoder/ffmpeg-transcoder"
import { childEnv } from "../../transcoder/run-bounded"
import { toolOrNull } from "./clips"
import { SAMPLES, sampleArgs } from "./samples"

const FULL = process.env.CODEX_FULL === "1"
const BOUNDED = 10
const MAX_DRIFT_S = 0.1
const MAX_OFF_S = 0.5

const root = mkdtempSync(join(tmpdir(), "codex-good-"))
let ffmpeg = ""
let ffprobe = ""

beforeAll(async () => {
  ffmpeg = (await toolOrNull("ffmpeg")) ?? ""
  ffprobe = (await toolOrNull("ffprobe")) ?? ""
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** The last stage's renditions; their files lie in `cwd`. */
async function transcoded(cwd: string): Promise<NewRendition[]> {
  const transcoder = new FfmpegTranscoder({
    ffmpegPath: ffmpeg,
    ffprobePath: ffprobe,
  })
  let renditions: readonly NewRendition[] = []
  for await (const { shows } of transcoder.transcode({
    cwd,
    file: "source",
    demuxer: "mov",
    stored: { key: "source", servicePrefix: "service/" },
    sizeBytes: statSync(join(cwd, "source")).size,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })) {
    renditions = shows.renditions
  }
  return [...renditions]
}

interface Span {
  from: number
  to: number
}

/** When pictures or sound begin and end, by the packets themselves. */
function spanOf(file: string, kind: "v" | "a"): Span {
  const entries = "packet=pts_time,duration_time"
  const args = ["-v", "error", "-select_streams", `${kind}:0`, "-show_entries"]
  const printed = execFileSync(
    ffprobe,
    [...args, entries, "-of", "csv=p=0", file],
    { env: childEnv(), maxBuffer: 64 * 1024 ** 2 }
  ).toString()
  const packets = printed
    .split("\n")
    .map((line) => line.split(",").map(Number))
    .filter(([at]) => Number.isFinite(at) && at !== undefined)
  return {
    from: Math.min(...packets.map(([at = 0]) => at)),
    to: Math.max(...packets.map(([at = 0, long = 0]) => at + (long || 0))),
  }
}

const playlist = (cwd: string, name: string) =>
  parseMediaPlaylist(readFileSync(join(cwd, name, "index.m3u8"), "utf8"))

const lengthOf = (cwd: string, name: string) =>
  playlist(cwd, name).reduce((sum, { seconds }) => sum + seconds, 0)

/** Decodes a whole rendition; what is wrong with it, in words. */
function faultsOf(cwd: string, name: string): string {
  const entry = join(cwd, name, "index.m3u8")
  const args = ["-v", "error", "-xerror", "-i", entry, "-f", "null", "-"]
  const { status, stderr } = spawnSync(ffmpeg, args, { env: childEnv() })
  return status === 0
    ? stderr.toString()
    : `exit ${status}: ${stderr.toString()}`
}

/** How much further apart sound and pictures are than they were. */
function driftOf(cwd: string, rung: string): number {
  const source = join(cwd, "source")
  const was = { v: spanOf(source, "v"), a: spanOf(source, "a") }
  const entry = (name: string) => join(cwd, name, "index.m3u8")
  const is = { v: spanOf(entry(rung), "v"), a: spanOf(entry("audio"), "a") }
  return Math.abs(is.a.from - is.v.from - (was.a.from - was.v.from))
}

async function check(name: string): Promise<void> {
  const sample = SAMPLES[name]
  if (!ffmpeg || !ffprobe || !sample) {
    process.stdout.write(`skipped: ${name}: no ffmpeg on this machine\n`)
    return
  }
  const cwd = join(root, name.replaceAll(/\W/g, "-"))
  mkdirSync(cwd)
  execFileSync(ffmpeg, sampleArgs(sample, join(cwd, "source")))
  const renditions = await transcoded(cwd)
  const video = renditions.filter(({ kind }) => kind === "video")
  const [top] = video
  expect(video.length).toBeGreaterThan(0)
  const span = spanOf(join(cwd, "source"), "v")
  for (const rung of video) {
    const off = lengthOf(cwd, rung.name) - (span.to - span.from)
    expect(Math.abs(off)).toBeLessThan(MAX_OFF_S)
    // Cut at the same pictures: a player may change at any of them.
    const cuts = playlist(cwd, rung.name).map(({ seconds }) => seconds)
    const others = playlist(cwd, top?.name ?? "")
    expect(cuts).toHaveLength(others.length)
    cuts.forEach((seconds, index) =>
      expect(seconds).toBeCloseTo(others[index]?.seconds ?? 0, 1)
    )
  }
  for (const rendition of renditions) {
    expect(faultsOf(cwd, rendition.name)).toBe("")
  }
  if (renditions.length > video.length) {
    expect(driftOf(cwd, top?.name ?? "")).toBeLessThan(MAX_DRIFT_S)
  }
}

/** V7 of RELIABILITY §2.3; the bounded ones cover what differs most. */
describe("a good film plays, in step and without a fault", () => {
  const names = Object.keys(SAMPLES)
  it.each(FULL ? names : names.slice(0, BOUNDED))("%s", check, 240_000)
})
