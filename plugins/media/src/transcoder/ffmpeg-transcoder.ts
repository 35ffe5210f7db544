import { mkdir, readFile, stat } from "node:fs/promises"
import { join } from "node:path"

import {
  type Bandwidth,
  type Demuxer,
  MAX_PIXELS,
  masterPlaylist,
  measureBandwidth,
  parseMediaPlaylist,
  parseProgress,
  type Plan,
  planTranscode,
  type Progress,
  thumbnailArgs,
  transcodeArgs,
} from "@codex/media"

import { resolveTool } from "./binaries"
import { failureOf, TranscodeFailure } from "./failure"
import { pictureSizes } from "./picture-sizes"
import { probeFile } from "./probe-file"
import { runBounded } from "./run-bounded"

export interface TranscodeInput {
  /** Private folder of this job; the source lies in it as `file`. */
  cwd: string
  file: string
  demuxer: Demuxer
  sizeBytes: number
  signal: AbortSignal
  onProgress: (progress: Progress) => void
}

export interface EncodedRung {
  name: string
  width: number
  height: number
  bandwidth: Bandwidth
  sizeBytes: number
}

export interface TranscodeOutput {
  durationMs: number
  width: number
  height: number
  thumbnail: string | null
  /** The same picture in smaller sizes: files beside it. */
  pictures: string[]
  master: string
  rungs: EncodedRung[]
}

/** What turns a source into an HLS ladder; ffmpeg is the default. */
export interface Transcoder {
  transcode(input: TranscodeInput): Promise<TranscodeOutput>
}

export interface FfmpegOptions {
  ffmpegPath?: string
  ffprobePath?: string
  threads?: number
}

const THUMBNAIL = "thumbnail.jpg"
const GIB = 1024 ** 3

async function measureRung(
  cwd: string,
  rung: Plan["rungs"][number]
): Promise<EncodedRung> {
  const playlist = await readFile(join(cwd, rung.name, "index.m3u8"), "utf8")
  const segments = await Promise.all(
    parseMediaPlaylist(playlist).map(async ({ seconds, uri }) => ({
      seconds,
      bytes: (await stat(join(cwd, rung.name, uri))).size,
    }))
  )
  if (segments.length === 0) {
    throw new TranscodeFailure("damaged", `no segments in ${rung.name}`)
  }
  return {
    name: rung.name,
    width: rung.width,
    height: rung.height,
    bandwidth: measureBandwidth(segments),
    sizeBytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** Runs what the pure functions of `@codex/media` decided; decides nothing. */
export class FfmpegTranscoder implements Transcoder {
  constructor(private readonly options: FfmpegOptions = {}) {}

  async transcode(input: TranscodeInput): Promise<TranscodeOutput> {
    const { ffprobePath } = this.options
    const probe = await probeFile(input, { ...input, ffprobePath })
    const planned = planTranscode(probe)
    if (!planned.ok) {
      throw new TranscodeFailure(planned.code, `limit ${MAX_PIXELS} pixels`)
    }
    const { plan } = planned
    await this.encode(plan, input)
    const thumbnail = await this.picture(plan, input)
    const rungs = await Promise.all(
      plan.rungs.map((rung) => measureRung(input.cwd, rung))
    )
    const bandwidths = new Map(rungs.map((r) => [r.name, r.bandwidth]))
    return {
      durationMs: plan.durationMs,
      width: probe.video?.width ?? 0,
      height: probe.video?.height ?? 0,
      thumbnail,
      pictures: thumbnail ? await pictureSizes(input.cwd, thumbnail) : [],
      master: masterPlaylist(plan, bandwidths),
      rungs,
    }
  }

  private async encode(plan: Plan, input: TranscodeInput): Promise<void> {
    const { cwd, signal, sizeBytes, onProgress } = input
    for (const rung of plan.rungs) {
      await mkdir(join(cwd, rung.name), { recursive: true })
    }
    const result = await runBounded(
      await resolveTool("ffmpeg", this.options.ffmpegPath),
      transcodeArgs(plan, input, this.options.threads ?? 4),
      {
        cwd,
        signal,
        wallMs: Math.max(120_000, plan.durationMs * 6),
        // The source lies in the same folder: 2 × input + 1 GB of output.
        folderBytes: sizeBytes * 3 + GIB,
        onStdout: (block) => {
          const progress = parseProgress(block, plan.durationMs)
          if (progress) {
            onProgress(progress)
          }
        },
      }
    )
    if (result.status !== "ok") {
      throw failureOf(result, "damaged")
    }
  }

  /** A video without a usable picture at 2 s still plays: no thumbnail then. */
  private async picture(
    plan: Plan,
    input: TranscodeInput
  ): Promise<string | null> {
    const result = await runBounded(
      await resolveTool("ffmpeg", this.options.ffmpegPath),
      thumbnailArgs(plan, input),
      { cwd: input.cwd, signal: input.signal, wallMs: 60_000 }
    )
    if (result.status === "limit") {
      throw failureOf(result, "damaged")
    }
    const path = join(input.cwd, THUMBNAIL)
    const size = await stat(path).then(
      (found) => found.size,
      () => 0
    )
    return result.status === "ok" && size > 0 ? path : null
  }
}
