import { execFileSync } from "node:child_process"

import { bundledTool, resolveTool } from "../../transcoder/binaries"
import { childEnv } from "../../transcoder/run-bounded"

export async function toolOrNull(tool: "ffmpeg" | "ffprobe") {
  return resolveTool(tool).catch(() => null)
}

export { bundledTool }

export interface ClipOptions {
  size?: string
  seconds?: number
  sound?: boolean
  rate?: string
  /** Pictures from one keyframe to the next. */
  gop?: number
  codec?: "libx264" | "mpeg4"
}

/** A small real clip: moving picture and, unless told otherwise, a tone. */
export function makeClip(
  ffmpeg: string,
  path: string,
  options: ClipOptions = {}
): void {
  const { size = "640x480", seconds = 5, sound = true, rate = "25" } = options
  const { gop = 50, codec = "libx264" } = options
  const preset = codec === "libx264" ? ["-preset", "ultrafast"] : []
  const picture = `testsrc=size=${size}:rate=${rate}:duration=${seconds}`
  const tone = `sine=frequency=440:duration=${seconds}`
  execFileSync(ffmpeg, [
    ...["-loglevel", "error", "-y", "-f", "lavfi", "-i", picture],
    ...(sound ? ["-f", "lavfi", "-i", tone, "-c:a", "aac"] : []),
    ...["-c:v", codec, ...preset, "-g", String(gop), "-pix_fmt", "yuv420p"],
    ...["-f", "mov", path],
  ])
}

export function makeTone(ffmpeg: string, path: string, format: string): void {
  execFileSync(ffmpeg, [
    ...["-loglevel", "error", "-y", "-f", "lavfi"],
    ...["-i", "sine=frequency=440:duration=3", "-f", format, path],
  ])
}

/** What ffprobe says of a produced file. */
export function inspect(ffprobe: string, path: string) {
  const args = ["-loglevel", "error", "-print_format", "json", "-show_streams"]
  const env = childEnv()
  const text = execFileSync(ffprobe, [...args, path], { env }).toString()
  return (JSON.parse(text) as { streams: Record<string, unknown>[] }).streams
}
