import fs from "node:fs"
import {
  planStoryboard,
  posterArgs,
  posterName,
  probeArgs,
  soundFactsArgs,
  storyboardArgs,
  type Plan,
} from "@codex/media"
import { FfmpegTranscoder } from "@codex/plugin-media/workflows"
import path from "node:path"
import { cpuMsOf } from "../lib/cpu.mts"
import { type Clip, INPUT } from "./clips.mts"
import { ffmpeg } from "./ffmpeg.mts"
import { plannedLadder, THREADS } from "./ladders.mts"

export interface Took {
  firstCpuMs: number
  firstWallMs: number
  cpuMs: number
  wallMs: number
}

/** The product itself: until something plays, and until everything is there. */
export async function transcode({ folder }: Clip): Promise<Took> {
  const cpu = cpuMsOf([process.pid])
  const began = performance.now()
  const source = path.join(folder, INPUT.file)
  const stages = new FfmpegTranscoder({ threads: THREADS }).transcode({
    ...INPUT,
    cwd: folder,
    stored: { key: INPUT.file, servicePrefix: "service/" },
    sizeBytes: fs.statSync(source).size,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
  const seen: { cpuMs: number; wallMs: number }[] = []
  for await (const _stage of stages) {
    const wallMs = performance.now() - began
    seen.push({ cpuMs: cpuMsOf([process.pid]) - cpu, wallMs })
  }
  const [first, last] = [seen[0], seen.at(-1)]
  return {
    firstCpuMs: first?.cpuMs ?? Number.NaN,
    firstWallMs: first?.wallMs ?? Number.NaN,
    cpuMs: last?.cpuMs ?? Number.NaN,
    wallMs: last?.wallMs ?? Number.NaN,
  }
}

/** The very same commands, with nothing of ours around them. */
export async function bareCommands(
  { folder }: Clip,
  plan: Plan
): Promise<void> {
  await ffmpeg(probeArgs(INPUT), folder, "ffprobe")
  await plannedLadder(folder, plan)
  for (const [index, atMs] of plan.postersAtMs.entries()) {
    await ffmpeg(posterArgs(atMs, posterName(index), INPUT), folder)
  }
  const board = planStoryboard(plan.durationMs, plan)
  await ffmpeg(storyboardArgs(board, INPUT), folder)
  await ffmpeg(soundFactsArgs(INPUT, plan.durationMs), folder)
}
