import type { Tx } from "@codex/kernel"
import { assertDefined, newId } from "@codex/kernel"

import type { MediaFailure } from "../domain/failure-reasons"
import { nextState } from "../domain/state"
import type { MediaAsset, MediaUpload } from "../types"
import { toAsset, toUpload } from "./rows"
import { NOT_BEING_FINISHED } from "./upload-sql"

const TABLE = "media_upload"

/** An upload nobody finishes is given up after this long. */
export const UPLOAD_HOURS = 48
export interface NewUpload {
  asset: MediaAsset
  storageUploadId: string
  partSize: number
  partCount: number
  /** What tells a file apart on its owner's machine, to resume after a reload. */
  fingerprint?: string
}

export async function insertUpload(
  tx: Tx,
  input: NewUpload
): Promise<MediaUpload> {
  const [row] = await tx(TABLE)
    .insert({
      id: newId("mup"),
      creator_id: input.asset.creator_id,
      asset_id: input.asset.id,
      storage_upload_id: input.storageUploadId,
      storage_key: input.asset.source_key,
      size_bytes: input.asset.size_bytes,
      part_size: input.partSize,
      part_count: input.partCount,
      ...(input.fingerprint ? { fingerprint: input.fingerprint } : {}),
      expires_at: tx.raw(`now() + interval '${UPLOAD_HOURS} hours'`),
    })
    .returning("*")
  return toUpload(row)
}

export async function getUpload(
  tx: Tx,
  id: string
): Promise<MediaUpload | null> {
  const row = await tx(TABLE)
    .where({ id: assertDefined(id, "upload id") })
    .first()
  return row ? toUpload(row) : null
}

/**
 * An open upload that somebody is sending: its two days begin again, so that
 * only what nobody works on is given up.
 */
export async function keepUploadOpen(
  tx: Tx,
  id: string
): Promise<MediaUpload | null> {
  const [row] = await tx(TABLE)
    .where({ id: assertDefined(id, "upload id"), state: "open" })
    .whereRaw("expires_at > now()")
    .update({
      expires_at: tx.raw(`now() + interval '${UPLOAD_HOURS} hours'`),
      updated_at: tx.fn.now(),
    })
    .returning("*")
  return row ? toUpload(row) : null
}

/** An unfinished upload of the same file, to go on with. */
export async function findResumable(
  tx: Tx,
  file: { fingerprint: string; sizeBytes: number }
): Promise<MediaUpload | null> {
  const row = await tx(TABLE)
    .where({
      fingerprint: assertDefined(file.fingerprint, "fingerprint"),
      size_bytes: file.sizeBytes,
      state: "open",
    })
    .whereRaw("expires_at > now() + interval '1 hour'")
    .orderBy("created_at", "desc")
    .first()
  return row ? toUpload(row) : null
}

/** Takes the right to complete. One UPDATE decides between two tabs. */
export async function beginCompleting(
  tx: Tx,
  id: string
): Promise<MediaUpload | null> {
  const [row] = await tx(TABLE)
    .where({ id: assertDefined(id, "upload id") })
    .whereRaw(NOT_BEING_FINISHED)
    .update({ state: "completing", updated_at: tx.fn.now() })
    .returning("*")
  return row ? toUpload(row) : null
}

/**
 * Gives the right back after a refusal, so that the person can resume.
 *
 * @returns false when somebody else has closed the upload meanwhile
 */
export async function reopenUpload(tx: Tx, id: string): Promise<boolean> {
  const changed = await tx(TABLE)
    .where({ id: assertDefined(id, "upload id"), state: "completing" })
    .update({ state: "open", updated_at: tx.fn.now() })
  return changed > 0
}

export async function closeUpload(
  tx: Tx,
  id: string,
  state: "completed" | "aborted"
): Promise<MediaUpload | null> {
  const [row] = await tx(TABLE)
    .where({ id: assertDefined(id, "upload id") })
    .whereIn("state", ["open", "completing"])
    .update({ state, updated_at: tx.fn.now() })
    .returning("*")
  return row ? toUpload(row) : null
}

/** What a person began and has not finished, newest first. */
export async function listUnfinished(
  tx: Tx,
  limit: number
): Promise<(MediaUpload & { filename: string })[]> {
  const rows = await tx(`${TABLE} as u`)
    .join("media_asset as a", (on) =>
      on.on("a.creator_id", "u.creator_id").on("a.id", "u.asset_id")
    )
    .where("u.state", "open")
    .whereRaw("u.expires_at > now()")
    .whereNull("a.deleted_at")
    .orderBy("u.created_at", "desc")
    .limit(limit)
    .select("u.*", "a.filename")
  return rows.map((row) => ({
    ...toUpload(row),
    filename: (row as { filename: string }).filename,
  }))
}

export async function listOpenUploads(
  tx: Tx,
  assetIds: readonly string[]
): Promise<MediaUpload[]> {
  const rows = await tx(TABLE)
    .whereIn("asset_id", [...assetIds])
    .whereIn("state", ["open", "completing"])
  return rows.map(toUpload)
}

/** Video bytes are in storage: the asset waits for a worker from here on. */
export async function markVideoStored(
  tx: Tx,
  asset: MediaAsset,
  contentType: string
): Promise<MediaAsset | null> {
  const [row] = await tx("media_asset")
    .where({ id: asset.id, state: "uploading" })
    .whereNull("deleted_at")
    .update({
      state: nextState("uploading", "bytes_stored", "video"),
      content_type: contentType,
      updated_at: tx.fn.now(),
    })
    .returning("*")
  if (!row) {
    return null
  }
  await queueJob(tx, asset)
  return toAsset(row)
}

async function queueJob(tx: Tx, asset: MediaAsset): Promise<void> {
  await tx("transcode_job").insert({
    id: newId("tjob"),
    creator_id: asset.creator_id,
    asset_id: asset.id,
  })
}

/**
 * Audio is published as it is: version 1 and nothing to wait for. Its job only
 * looks at it, for loudness and waveform.
 */
export async function publishAudio(
  tx: Tx,
  asset: MediaAsset,
  facts: { contentType: string; durationMs: number }
): Promise<MediaAsset | null> {
  const [row] = await tx("media_asset")
    .where({ id: asset.id, state: "uploading" })
    .whereNull("deleted_at")
    .update({
      state: nextState("uploading", "bytes_stored", "audio"),
      content_type: facts.contentType,
      duration_ms: facts.durationMs,
      active_version: 1,
      // The version is a second name for the source, counted as one more.
      output_bytes: asset.size_bytes,
      playable: true,
      progress: 100,
      updated_at: tx.fn.now(),
    })
    .returning("*")
  if (!row) {
    return null
  }
  await queueJob(tx, asset)
  return toAsset(row)
}

/** The stored bytes are not what was declared; the entry says so. */
export async function failUploadedAsset(
  tx: Tx,
  assetId: string,
  code: MediaFailure
): Promise<void> {
  await tx("media_asset")
    .where({ id: assertDefined(assetId, "asset id"), state: "uploading" })
    .update({
      state: nextState("uploading", "processing_failed", "video"),
      failure_code: code,
      updated_at: tx.fn.now(),
    })
}
