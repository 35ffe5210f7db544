import { execFile } from "node:child_process"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

import type {
  HlsGroupSettings,
  JobSettings,
  Output,
} from "@aws-sdk/client-mediaconvert"
import type { StorageDriver } from "@codex/media"

import { contentTypeOf } from "../../../../storage/content-type"
import { download } from "../../../../uploads/source-file"
import { childEnv } from "../../../run-bounded"

const run = promisify(execFile)

/** A job that ends in ERROR, with a code of the user guide. */
export class JobError extends Error {
  constructor(
    readonly code: number,
    message: string
  ) {
    super(message)
  }
}

const keyOf = (uri = "") => uri.replace(/^s3:\/\/[^/]+\//, "")

function pictureArgs({ VideoDescription: video }: Output): string[] {
  const h264 = video?.CodecSettings?.H264Settings
  if (!video || !h264) {
    return []
  }
  const { FramerateNumerator: num = 25, FramerateDenominator: den = 1 } = h264
  const gop = Math.round(((h264.GopSize ?? 2) * num) / den)
  return [
    ...["-map", "0:v:0", "-an", "-vf"],
    `fps=${num}/${den},scale=${video.Width}:${video.Height},setsar=1`,
    ...["-c:v", "libx264", "-preset", "ultrafast", "-profile:v", "high"],
    ...["-pix_fmt", "yuv420p", "-bf", "2", "-g", String(gop)],
    ...["-keyint_min", String(gop), "-sc_threshold", "0"],
  ]
}

function soundArgs({ AudioDescriptions: [sound] = [] }: Output): string[] {
  const aac = sound?.CodecSettings?.AacSettings
  return aac
    ? [
        ...["-map", "0:a:0", "-vn", "-c:a", "aac", "-ac", "2"],
        ...["-b:a", String(aac.Bitrate), "-ar", String(aac.SampleRate)],
      ]
    : []
}

/** Names as the service gives them: base, modifier and a number from 1. */
function outputArgs(output: Output, hls: HlsGroupSettings): string[] {
  const base = `${keyOf(hls.Destination).split("/").at(-1)}${output.NameModifier}`
  return [
    ...pictureArgs(output),
    ...soundArgs(output),
    ...["-f", "hls", "-hls_time", String(hls.SegmentLength)],
    ...["-hls_playlist_type", "vod", "-start_number", "1"],
    ...["-hls_segment_filename", `${base}_%05d.ts`, `${base}.m3u8`],
  ]
}

/** Does what a job says, with the very bucket it names. */
export async function encode(
  settings: JobSettings,
  storage: StorageDriver,
  { ffmpeg, signal }: { ffmpeg: string; signal: AbortSignal }
): Promise<void> {
  const source = keyOf(settings.Inputs?.[0]?.FileInput)
  const [group] = settings.OutputGroups ?? []
  const hls = group?.OutputGroupSettings?.HlsGroupSettings ?? {}
  const cwd = await mkdtemp(join(tmpdir(), "codex-mediaconvert-"))
  try {
    const stored = await storage.stat(source)
    if (!stored) {
      throw new JobError(1404, `Unable to open input file [${source}]`)
    }
    const path = join(cwd, "source")
    await download(storage, { key: source, bytes: stored.size, path })
    const outputs = group?.Outputs?.flatMap((each) => outputArgs(each, hls))
    const args = [
      "-loglevel",
      "error",
      "-y",
      "-i",
      "source",
      ...(outputs ?? []),
    ]
    await run(ffmpeg, args, { cwd, signal, env: childEnv() }).catch(
      (error: unknown) => {
        throw new JobError(1075, `Demuxer: [${String(error)}]`)
      }
    )
    await rm(join(cwd, "source"))
    const folder = keyOf(hls.Destination).replace(/[^/]+$/, "")
    for (const name of await readdir(cwd)) {
      const type = contentTypeOf(name)
      await storage.putFile(`${folder}${name}`, join(cwd, name), type)
    }
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
}
