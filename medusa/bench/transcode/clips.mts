import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseProbe, planTranscode, probeArgs } from "@codex/media"
import type { Plan, PlanOptions, Probe } from "@codex/media"
import { repositoryRoot } from "../../launcher/postgres.mjs"
import { ffmpeg } from "./ffmpeg.mts"

export const INPUT = { demuxer: "mov", file: "source" } as const

/** A folder with a source in it, and what is seen of that source. */
export interface Clip {
  name: string
  folder: string
  probe: Probe
}

const SECONDS = 5
/** Times the clip is repeated for what wants a minute. */
const REPEATED = 13

const SAMPLES = path.join(repositoryRoot, "../shared/samples")
const SAMPLE_NAMES = ["flower.mp4", "friday.mp4", "rabbit320.mp4"]
const SAMPLE_SECONDS = 2

// Fractal and grain: harder on every encoder than somebody who talks.
const PICTURE =
  "mandelbrot=size=640x360:rate=30,scale=1920:1080:flags=bilinear,noise=alls=8:allf=t"

const BEGIN = ["-v", "error", "-nostdin", "-y"]

/** At 12 Mb/s with a keyframe every two seconds. */
const encodedFor = (seconds: number) => [
  ...["-t", String(seconds), "-c:v", "libx264", "-preset", "veryfast"],
  ...["-pix_fmt", "yuv420p", "-b:v", "12M", "-maxrate", "12M"],
  ...["-bufsize", "12M", "-g", "60", "-sc_threshold", "0"],
  ...["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-f", "mov", "source"],
]

/** 1080p30, and a tone. */
async function makeSource(folder: string): Promise<void> {
  const tone = "sine=frequency=440:sample_rate=48000"
  await ffmpeg(
    [
      ...[...BEGIN, "-f", "lavfi", "-i", PICTURE, "-f", "lavfi", "-i", tone],
      ...encodedFor(SECONDS),
    ],
    folder
  )
}

/**
 * Pictures a camera took. The samples are smaller than the ladder, so they are
 * enlarged first: only a source of 1080 lines has four rungs.
 */
async function makeSample(file: string, folder: string): Promise<void> {
  const fill =
    "scale=1920:1080:force_original_aspect_ratio=increase,crop=1920:1080,fps=30,setsar=1"
  await ffmpeg(
    [
      ...[...BEGIN, "-i", file, "-map", "0:v:0", "-map", "0:a:0"],
      ...["-vf", fill, ...encodedFor(SAMPLE_SECONDS)],
    ],
    folder
  )
}

function presentSamples(): string[] {
  const found = SAMPLE_NAMES.filter((name) =>
    fs.existsSync(path.join(SAMPLES, name))
  )
  if (found.length < SAMPLE_NAMES.length) {
    console.error(`Skipped: samples that are not there (${SAMPLES})`)
  }
  return found
}

async function repeat(from: string, folder: string): Promise<void> {
  await ffmpeg(
    [
      ...[...BEGIN, "-stream_loop", String(REPEATED - 1), "-f", "mov"],
      ...["-i", path.join(from, "source"), "-c", "copy", "-f", "mov"],
      "source",
    ],
    folder
  )
}

async function clipIn(folder: string): Promise<Clip> {
  const printed = await ffmpeg(probeArgs(INPUT), folder, "ffprobe")
  const parsed = parseProbe(JSON.parse(printed))
  if (!parsed.ok) {
    throw new Error(`The clip in ${folder} cannot be read: ${parsed.code}`)
  }
  return { name: path.basename(folder), folder, probe: parsed.probe }
}

export function planFor({ probe }: Clip, options?: PlanOptions): Plan {
  const planned = planTranscode(probe, options)
  if (!planned.ok) {
    throw new Error(`The clip is refused: ${planned.code}`)
  }
  return planned.plan
}

/** Some seconds, a minute of the same, and the samples that are there. */
export async function makeClips() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "codex-bench-clips-"))
  const folder = (name: string) => {
    const made = path.join(root, name)
    fs.mkdirSync(made)
    return made
  }
  const [short, long] = [folder("generated"), folder("a minute of it")]
  await makeSource(short)
  await repeat(short, long)
  const shorts = [await clipIn(short)]
  for (const name of presentSamples()) {
    const made = folder(path.parse(name).name)
    await makeSample(path.join(SAMPLES, name), made)
    shorts.push(await clipIn(made))
  }
  const remove = () => fs.rmSync(root, { recursive: true, force: true })
  return { shorts, long: await clipIn(long), remove }
}
