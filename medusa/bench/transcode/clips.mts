import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { parseProbe, planTranscode, probeArgs } from "@codex/media"
import type { Plan, PlanOptions, Probe } from "@codex/media"
import { ffmpeg } from "./ffmpeg.mts"

export const INPUT = { demuxer: "mov", file: "source" } as const

/** A folder with a source in it, and what is seen of that source. */
export interface Clip {
  folder: string
  probe: Probe
}

const SECONDS = 8
/** Times the clip is repeated for what wants a minute. */
const REPEATED = 8

// Fractal and grain: harder on every encoder than somebody who talks.
const PICTURE =
  "mandelbrot=size=640x360:rate=30,scale=1920:1080:flags=bilinear,noise=alls=8:allf=t"

/** 1080p30 at 12 Mb/s with a keyframe every two seconds, and a tone. */
async function makeSource(folder: string): Promise<void> {
  await ffmpeg(
    [
      ...["-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", PICTURE],
      ...["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000"],
      ...["-t", String(SECONDS), "-c:v", "libx264", "-preset", "veryfast"],
      ...["-pix_fmt", "yuv420p", "-b:v", "12M", "-maxrate", "12M"],
      ...["-bufsize", "12M", "-g", "60", "-sc_threshold", "0"],
      ...["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-f", "mov", "source"],
    ],
    folder
  )
}

async function repeat(from: string, folder: string): Promise<void> {
  await ffmpeg(
    [
      ...["-v", "error", "-nostdin", "-y"],
      ...["-stream_loop", String(REPEATED - 1), "-f", "mov"],
      ...["-i", path.join(from, "source"), "-c", "copy", "-f", "mov"],
      "source",
    ],
    folder
  )
}

export async function clipIn(folder: string): Promise<Clip> {
  const printed = await ffmpeg(probeArgs(INPUT), folder, "ffprobe")
  const parsed = parseProbe(JSON.parse(printed))
  if (!parsed.ok) {
    throw new Error(`The clip in ${folder} cannot be read: ${parsed.code}`)
  }
  return { folder, probe: parsed.probe }
}

export function planFor({ probe }: Clip, options?: PlanOptions): Plan {
  const planned = planTranscode(probe, options)
  if (!planned.ok) {
    throw new Error(`The clip is refused: ${planned.code}`)
  }
  return planned.plan
}

/** Eight seconds, and a minute of the same. */
export async function makeClips() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "codex-bench-clips-"))
  const folder = (name: string) => {
    const made = path.join(root, name)
    fs.mkdirSync(made)
    return made
  }
  const [short, long] = [folder("short"), folder("long")]
  await makeSource(short)
  await repeat(short, long)
  const remove = () => fs.rmSync(root, { recursive: true, force: true })
  return { short: await clipIn(short), long: await clipIn(long), remove }
}
