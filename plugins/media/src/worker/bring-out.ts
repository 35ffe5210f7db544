import { type Pg, withPlatform } from "@codex/kernel"
import {
  type ClaimedJob,
  ENCODED_PERCENT,
  getAsset,
  type MediaAsset,
  posterName,
  publishVersion,
  type StorageDriver,
} from "@codex/media"

import type { StageOutput } from "../transcoder/port"
import type { Lease } from "./lease"
import { storeOutput } from "./store-output"
import { mailUpload } from "./upload-mail"

/** One attempt at one job: where its files lie, and where they go. */
export interface Attempt {
  pg: Pg
  storage: StorageDriver
  job: ClaimedJob
  asset: MediaAsset
  lease: Lease
  cwd: string
  prefix: string
}

async function publish(
  { pg, job, asset, prefix }: Attempt,
  { shows }: StageOutput,
  outputBytes: number
): Promise<boolean> {
  const thumbnailKey = shows.posterCount > 0 ? prefix + posterName(0) : null
  return withPlatform(pg, "publish a transcoded stage", async (tx) => {
    const output = { ...shows, thumbnailKey, outputBytes }
    const ours = await publishVersion(tx, job, output)
    if (ours && shows.isFinal) {
      await mailUpload(tx, asset, "upload_ready")
    }
    return ours
  })
}

/** Our files go, unless an earlier stage of ours is what people watch. */
async function withdraw({ pg, storage, prefix, job }: Attempt): Promise<void> {
  const asset = await withPlatform(pg, "see what is published", (tx) =>
    getAsset(tx, job.asset_id)
  )
  if (asset?.active_version !== job.fence) {
    await storage.removePrefix(prefix)
  }
}

/** Stores and publishes one stage; `false` = the job is no longer ours. */
export async function bringOut(
  attempt: Attempt,
  stage: StageOutput
): Promise<boolean> {
  const { lease } = attempt
  if (stage.shows.isFinal) {
    lease.report({ percent: ENCODED_PERCENT + 1, speed: null, etaS: null })
  }
  const { files } = stage
  const bytes = await storeOutput({ ...attempt, files, signal: lease.signal })
  const ours = await publish(attempt, stage, bytes)
  if (!ours) {
    await withdraw(attempt)
  }
  return ours
}
