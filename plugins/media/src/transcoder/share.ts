import {
  type ChunkResult,
  chunksOf,
  type ChunkTask,
  type EncodedRung,
  joinedPlaylist,
  measureBandwidth,
  type Rung,
  stagesProgress,
} from "@codex/media"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"

import { TranscodeFailure } from "./failure"
import { playlistOf } from "./measure"
import type { Share } from "./port"
import { cutsFor, type StageRun } from "./run-stage"

const isEncoded = (rung: Rung): rung is EncodedRung => rung.kind === "encode"

/** The parts a stage is divided into; none where it is not worth it. */
export function tasksOf({ plan, made }: StageRun, index: number): ChunkTask[] {
  const stage = plan.stages[index]
  if (!stage) {
    return []
  }
  const rungs = stage.makes.rungs.filter(isEncoded)
  const { fps, startMs } = plan
  return chunksOf(stage, plan, cutsFor(stage, made)).map((chunk) => ({
    chunk,
    rungs,
    fps,
    startMs,
  }))
}

/** One rung out of all parts: a playlist here, segments in storage already. */
async function joinRung(
  { input: { cwd }, made }: StageRun,
  name: string,
  results: readonly ChunkResult[]
): Promise<void> {
  const segments = results.flatMap((result) => result[name] ?? [])
  if (segments.length === 0) {
    throw new TranscodeFailure("damaged", `no segments in ${name}`)
  }
  await mkdir(join(cwd, name), { recursive: true })
  await writeFile(join(cwd, playlistOf(name)), joinedPlaylist(segments))
  const bandwidth = measureBandwidth(segments)
  made.set(name, { bandwidth, segments, isStored: true })
}

/** Has all parts of a stage made, by whoever has time, and joins them. */
export async function makeShared(
  run: StageRun,
  index: number,
  tasks: readonly ChunkTask[],
  share: Share
): Promise<void> {
  const { plan, input } = run
  const stage = plan.stages[index]
  const results = await share(tasks, (done, afterMs) => {
    const doneMs = done * plan.durationMs
    const speed = done > 0 ? doneMs / Math.max(1, afterMs) : null
    input.onProgress(stagesProgress(plan.stages, index, { doneMs, speed }))
  })
  for (const { name } of stage?.makes.rungs ?? []) {
    await joinRung(run, name, results)
  }
}
