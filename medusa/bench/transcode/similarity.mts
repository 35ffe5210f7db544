import path from "node:path"
import type { Rung } from "@codex/media"
import { INPUT } from "./clips.mts"
import { ffmpeg } from "./ffmpeg.mts"
import { plainName } from "./ladders.mts"

/** How near a rendition is to the source at its size: SSIM in decibels. */
async function similarity(
  cwd: string,
  { width, height }: Rung,
  folder: string
): Promise<number> {
  const graph = [
    `[0:v]setpts=PTS-STARTPTS[made]`,
    `[1:v]setpts=PTS-STARTPTS,scale=${width}:${height}:flags=bicubic,format=yuv420p[wanted]`,
    `[made][wanted]ssim`,
  ].join(";")
  const printed = await ffmpeg(
    [
      ...["-hide_banner", "-nostdin", "-nostats"],
      ...["-i", path.join(folder, "index.m3u8")],
      ...["-f", INPUT.demuxer, "-i", INPUT.file],
      ...["-lavfi", graph, "-f", "null", "-"],
    ],
    cwd
  )
  const found = /SSIM .*All:[\d.]+ \(([\d.]+)\)/.exec(printed)
  return Number(found?.[1] ?? Number.NaN)
}

/** The most any of these rungs has lost against its plain counterpart, dB. */
export async function worstLoss(
  cwd: string,
  rungs: readonly Rung[]
): Promise<number> {
  const losses: number[] = []
  for (const rung of rungs) {
    const plain = await similarity(cwd, rung, plainName(rung))
    losses.push(plain - (await similarity(cwd, rung, rung.name)))
  }
  return Math.max(...losses)
}
