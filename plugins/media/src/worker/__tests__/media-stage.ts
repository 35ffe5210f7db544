import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { type JobResult, withTenant } from "@codex/kernel"
import { createTestDatabase, type TestDatabase } from "@codex/kernel/testing"
import {
  DEFAULT_LIMITS,
  getAsset,
  getRenditions,
  type MediaAsset,
} from "@codex/media"
import {
  MediaChunksMigration,
  MediaMigration,
  MediaStagesMigration,
} from "@codex/media/testing"
import { Migration20261125160000Messages as MessagesMigration } from "../../../../../modules/messages/src/migrations/Migration20261125160000Messages"
import { DiskDriver } from "../../storage/disk-driver"
import { FfmpegTranscoder } from "../../transcoder/ffmpeg-transcoder"
import type { Transcoder } from "../../transcoder/port"
import type { UploadDeps } from "../../uploads/create-upload"
import { ingestLocalFile } from "../../uploads/ingest-file"
import { runOnce } from "../loop"
import type { WorkerDeps } from "../process-job"
import { toolOrNull } from "./clips"

export const CREATOR = "cr_film"
const root = mkdtempSync(join(tmpdir(), "codex-pipeline-"))
export const at = (name: string) => join(root, name)

export let db: TestDatabase
export let deps: UploadDeps
export let storage: DiskDriver
export let ffmpeg = ""
export let ffprobe = ""
let skip: string | null = null

beforeAll(async () => {
  db = await createTestDatabase([
    MediaMigration,
    MediaStagesMigration,
    MediaChunksMigration,
    MessagesMigration,
  ])
  storage = new DiskDriver({
    driver: "disk",
    root: at("store"),
    baseUrl: "",
    secret: "a-secret-for-this-test-run",
  })
  deps = { pg: db.pg, storage, limits: DEFAULT_LIMITS }
  ffmpeg = (await toolOrNull("ffmpeg")) ?? ""
  ffprobe = (await toolOrNull("ffprobe")) ?? ""
  skip = ffmpeg && ffprobe ? null : "no ffmpeg or ffprobe on this machine"
})

afterAll(async () => {
  await db.drop()
  rmSync(root, { recursive: true, force: true })
})

/** Where there is no ffmpeg the reason is printed, not hidden. */
export function withFfmpeg(
  name: string,
  run: () => Promise<void>,
  timeoutMs?: number
): void {
  it(
    name,
    async () => {
      if (skip) {
        process.stdout.write(`skipped: ${name}: ${skip}\n`)
        return
      }
      await run()
    },
    timeoutMs
  )
}

export function workerDeps(
  transcoder: Transcoder = new FfmpegTranscoder()
): WorkerDeps {
  return {
    pg: db.pg,
    storage,
    transcoder,
    workFolder: at("work"),
    stop: new AbortController().signal,
  }
}

export async function work(worker = workerDeps()): Promise<JobResult[]> {
  const results: JobResult[] = []
  const events = {
    onJob: (_: unknown, result: JobResult) => void results.push(result),
    onError: (error: unknown) => {
      throw error
    },
  }
  await runOnce(worker, "test", events)
  return results
}

export function ingest(
  path: string,
  contentType = "video/mp4"
): Promise<MediaAsset> {
  return ingestLocalFile(deps, { creatorId: CREATOR, path, contentType })
}

export async function now(id: string): Promise<MediaAsset> {
  const asset = await withTenant(db.pg, { creatorId: CREATOR }, (tx) =>
    getAsset(tx, id)
  )
  if (!asset) {
    throw new Error("the asset is gone")
  }
  return asset
}

export const renditions = (id: string) =>
  withTenant(db.pg, { creatorId: CREATOR }, (tx) => getRenditions(tx, id))

export const text = (key: string) =>
  readFileSync(join(at("store"), "objects", key), "utf8")
