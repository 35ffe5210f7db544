import { setTimeout as sleep } from "node:timers/promises"

import { type JobResult, withPlatform } from "@codex/kernel"
import { type ClaimedJob, claimJob, failExhaustedJobs } from "@codex/media"

import { encodesChunks } from "../transcoder/port"
import { helpOut } from "./help-out"
import { processJob, type WorkerDeps } from "./process-job"

const IDLE_MS = 1000
const AFTER_ERROR_MS = 5000

export interface LoopEvents {
  onJob: (job: ClaimedJob, result: JobResult, seconds: number) => void
  onError: (error: unknown) => void
}

async function pause(ms: number, stop: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: stop }).catch(() => undefined)
}

/**
 * Claims and runs at most one job, or parts of somebody else's; `false` when
 * there was nothing to do.
 */
export async function runOnce(
  deps: WorkerDeps,
  name: string,
  events: LoopEvents
): Promise<boolean> {
  const job = await withPlatform(deps.pg, "claim a transcode job", (tx) =>
    claimJob(tx, name)
  )
  if (!job) {
    await withPlatform(deps.pg, "fail exhausted transcodes", failExhaustedJobs)
    const { transcoder } = deps
    return encodesChunks(transcoder)
      ? helpOut({ ...deps, transcoder }, name)
      : false
  }
  const startedAt = Date.now()
  const result = await processJob(deps, job)
  events.onJob(job, result, (Date.now() - startedAt) / 1000)
  return true
}

/** Works until told to stop; one ffmpeg at a time. */
export async function runLoop(
  deps: WorkerDeps,
  name: string,
  events: LoopEvents
): Promise<void> {
  const { stop } = deps
  while (!stop.aborted) {
    try {
      if (!(await runOnce(deps, name, events))) {
        await pause(IDLE_MS, stop)
      }
    } catch (error) {
      // The database restarts, the network blinks: say so and go on.
      events.onError(error)
      await pause(AFTER_ERROR_MS, stop)
    }
  }
}
