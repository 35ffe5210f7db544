import {
  cutsOf,
  parseProgress,
  type Plan,
  type Stage,
  stageArgs,
  stagesProgress,
} from "@codex/media"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"

import { failureOf } from "./failure"
import { type AllMade, measure } from "./measure"
import type { TranscodeInput } from "./port"
import { runBounded } from "./run-bounded"

const GIB = 1024 ** 3

export interface StageRun {
  input: TranscodeInput
  ffmpeg: string
  threads: number
  plan: Plan
  made: AllMade
}

/** Names of what a stage makes itself. */
export const namesMadeBy = ({ makes: { rungs, sound } }: Stage): string[] =>
  [...rungs, ...(sound ? [sound] : [])].map(({ name }) => name)

/** Where the copied rung was cut, once there is one. */
export function cutsFor(
  { offers }: Stage,
  made: AllMade
): number[] | undefined {
  const copied = offers.rungs.find(({ kind }) => kind === "copy")
  const segments = copied && made.get(copied.name)?.segments
  return segments && cutsOf(segments)
}

/** Runs the one command of a stage; afterwards `made` has its renditions. */
export async function runStage(run: StageRun, index: number): Promise<void> {
  const { input, ffmpeg, threads, plan, made } = run
  const { cwd, signal, sizeBytes, onProgress } = input
  const stage = plan.stages[index]
  const names = stage ? namesMadeBy(stage) : []
  if (!stage || names.length === 0) {
    return
  }
  for (const name of names) {
    await mkdir(join(cwd, name), { recursive: true })
  }
  const cuts = cutsFor(stage, made)
  const args = stageArgs(stage, plan, input, { threads, cuts })
  const result = await runBounded(ffmpeg, args, {
    cwd,
    signal,
    wallMs: Math.max(120_000, stage.coverMs * 6),
    // The source lies in the same folder: 2 × input + 1 GB of output.
    folderBytes: sizeBytes * 3 + GIB,
    onStdout: (block) => {
      const progress = parseProgress(block)
      if (progress) {
        onProgress(stagesProgress(plan.stages, index, progress))
      }
    },
  })
  if (result.status !== "ok") {
    throw failureOf(result, "damaged")
  }
  for (const name of names) {
    made.set(name, await measure(cwd, name))
  }
}
