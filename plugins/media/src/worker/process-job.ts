import { rm } from "node:fs/promises"

import {
  done,
  failed,
  type JobResult,
  type Pg,
  skipped,
  withPlatform,
} from "@codex/kernel"
import {
  type ClaimedJob,
  failJob,
  getAsset,
  isRetriable,
  MAX_ATTEMPTS,
  releaseJob,
  servicePrefix,
  type StorageDriver,
  versionPrefix,
} from "@codex/media"

import { ToolMissing } from "../transcoder/binaries"
import { TranscodeAborted, TranscodeFailure } from "../transcoder/failure"
import {
  encodesChunks,
  type Transcoder,
  type TranscodeInput,
} from "../transcoder/port"
import { type Attempt, bringOut } from "./bring-out"
import { type Fetched, fetchSource } from "./fetch-source"
import { jobLease } from "./lease"
import { removeOtherVersions } from "./other-versions"
import { mailUpload } from "./upload-mail"
import { shareFor } from "./share-ladder"
import { tellOfSound } from "./tell-of-sound"
import { makeWorkFolder } from "./work-folder"

export interface WorkerDeps {
  pg: Pg
  storage: StorageDriver
  transcoder: Transcoder
  workFolder: string
  /** Aborted when the worker is asked to stop. */
  stop: AbortSignal
}

type Work = WorkerDeps & Attempt

const NOT_OURS = "another worker holds the job, or the file was deleted"
const RETRY_DELAYS_S = [5, 30]

/** The job is over: what its attempts left is garbage, but for what is shown. */
async function removeLosers(work: Work): Promise<void> {
  const { pg, storage, job } = work
  const asset = await withPlatform(pg, "see what is published", (tx) =>
    getAsset(tx, job.asset_id)
  )
  if (asset) {
    const { active_version } = asset
    const upTo = { fence: job.fence, active_version }
    await removeOtherVersions(storage, asset, upTo)
  }
}

function inputOf(work: Work, source: Fetched): TranscodeInput {
  const { lease, asset, transcoder } = work
  return {
    ...source,
    stored: { key: asset.source_key, servicePrefix: servicePrefix(asset) },
    onProgress: (progress) => lease.report(progress),
    ...(encodesChunks(transcoder)
      ? { share: shareFor({ ...work, transcoder }, source) }
      : {}),
  }
}

async function run(work: Work): Promise<JobResult> {
  const { lease, asset, transcoder } = work
  const source = await fetchSource(work, lease.signal)
  if (asset.kind === "audio") {
    const heard = await transcoder.listen(source, asset.duration_ms ?? 0)
    return (await tellOfSound(work, heard)) ? done() : skipped(NOT_OURS)
  }
  for await (const stage of transcoder.transcode(inputOf(work, source))) {
    if (!(await bringOut(work, stage))) {
      return skipped(NOT_OURS)
    }
  }
  // It is published, whatever becomes of the rest.
  await removeLosers(work).catch(() => undefined)
  return done()
}

/** Anything we did not name ourselves is the surroundings, not the file. */
function asFailure(error: unknown): TranscodeFailure {
  if (error instanceof TranscodeFailure) {
    return error
  }
  const detail = error instanceof Error ? error.message : String(error)
  if (error instanceof ToolMissing) {
    return new TranscodeFailure("encoder_missing", detail)
  }
  const isFull = detail.includes("ENOSPC")
  return new TranscodeFailure(
    isFull ? "disk_full" : "storage_unavailable",
    detail
  )
}

async function giveUp(work: Work, error: unknown): Promise<JobResult> {
  const { pg, job, stop, lease } = work
  const aborted = error instanceof TranscodeAborted || lease.signal.aborted
  if (aborted) {
    const how = { delayS: 0, counted: !stop.aborted }
    await withPlatform(pg, "release a transcode", (tx) =>
      releaseJob(tx, job, how)
    )
    return skipped(stop.aborted ? "worker stopping" : "job no longer ours")
  }
  const failure = asFailure(error)
  const again = isRetriable(failure.code) && job.attempt < MAX_ATTEMPTS
  const delayS = RETRY_DELAYS_S[job.attempt - 1] ?? 30
  const ours = await withPlatform(pg, "record a failure", async (tx) => {
    if (again) {
      return releaseJob(tx, job, { delayS, counted: true })
    }
    const closed = await failJob(tx, job, failure.code, failure.message)
    // A sound file is ready all the same.
    if (closed && work.asset.kind === "video") {
      await mailUpload(tx, work.asset, "upload_failed")
    }
    return closed
  })
  if (ours && !again) {
    await removeLosers(work).catch(() => undefined)
  }
  // Who took it over clears our files away under us: that is no failure.
  return ours ? failed(failure.code, again, failure.message) : skipped(NOT_OURS)
}

/** One attempt at one job, from the source in storage to its last stage. */
export async function processJob(
  deps: WorkerDeps,
  job: ClaimedJob
): Promise<JobResult> {
  const { pg } = deps
  const asset = await withPlatform(pg, "read the asset of a job", (tx) =>
    getAsset(tx, job.asset_id)
  )
  if (!asset) {
    return skipped("the file was deleted")
  }
  const lease = jobLease(pg, job, deps.stop)
  const cwd = await makeWorkFolder(deps.workFolder)
  const prefix = versionPrefix(asset, job.fence)
  const work: Work = { ...deps, job, asset, lease, cwd, prefix }
  try {
    return await run(work)
  } catch (error) {
    return await giveUp(work, error)
  } finally {
    lease.end()
    await rm(cwd, { recursive: true, force: true })
  }
}
