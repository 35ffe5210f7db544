import { setTimeout as sleep } from "node:timers/promises"

import type { Job } from "@aws-sdk/client-mediaconvert"

import { TranscodeAborted, TranscodeFailure } from "../failure"
import { type ConvertService, isPassing, unavailable } from "./service"

/** How often a job is asked for, and how long silence is borne. */
export interface Pace {
  firstMs: number
  longestMs: number
  patienceMs: number
  /** How long a job may wait in the service's queue. */
  queueMs: number
}

export const PACE: Pace = {
  firstMs: 2000,
  longestMs: 20_000,
  patienceMs: 5 * 60_000,
  queueMs: 24 * 3_600_000,
}

export interface WatchOptions {
  pace: Pace
  /** From when the job leaves its queue. */
  wallMs: number
  signal: AbortSignal
  onPercent: (percent: number) => void
}

const ENDED: readonly unknown[] = ["COMPLETE", "ERROR", "CANCELED"]

function assertWanted(signal: AbortSignal): void {
  if (signal.aborted) {
    throw new TranscodeAborted("aborted while a service was encoding")
  }
}

/** What became of a job; asked until it has ended. */
export async function watchJob(
  service: ConvertService,
  id: string,
  { pace, wallMs, signal, onPercent }: WatchOptions
): Promise<Job> {
  let heardAt = Date.now()
  let due = { at: heardAt + pace.queueMs, isQueued: true }
  for (let waitMs = pace.firstMs; ; waitMs *= 1.5) {
    assertWanted(signal)
    const answer: Job | Error = await service.get(id, signal).catch(asError)
    assertWanted(signal)
    if (!(answer instanceof Error)) {
      heardAt = Date.now()
      if (due.isQueued && answer.Status === "PROGRESSING") {
        due = { at: heardAt + wallMs, isQueued: false }
      }
      onPercent(answer.JobPercentComplete ?? 0)
      if (ENDED.includes(answer.Status)) {
        return answer
      }
    } else if (!isPassing(answer) || Date.now() - heardAt > pace.patienceMs) {
      throw unavailable(answer)
    }
    if (Date.now() > due.at) {
      throw new TranscodeFailure("took_too_long", `job ${id}: wall clock limit`)
    }
    await pause(Math.min(waitMs, pace.longestMs), signal)
  }
}

const asError = (error: unknown) =>
  error instanceof Error ? error : new Error(String(error))

const pause = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal }).catch(() => undefined)
