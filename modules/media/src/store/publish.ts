import type { Tx } from "@codex/kernel"
import { newId } from "@codex/kernel"

import type { ClaimedJob, NewRendition } from "../types"
import type { RawResult } from "./rows"

export interface Publication {
  durationMs: number
  width: number
  height: number
  thumbnailKey: string | null
  renditions: readonly NewRendition[]
}

/**
 * Publishing is this one statement (ARCHITECTURE §3): it changes nothing
 * unless the job still carries our fence, so of several workers on one asset
 * exactly one wins and readers never see half a version.
 */
export async function publishVersion(
  tx: Tx,
  job: ClaimedJob,
  output: Publication
): Promise<boolean> {
  const renditions = output.renditions.map((rendition) => ({
    id: newId("rend"),
    ...rendition,
  }))
  const result = await tx.raw<RawResult<{ id: string }>>(
    `with mine as (
       update transcode_job set
         state = 'done', lease_until = null, updated_at = now()
       where id = ? and fence = ? and state = 'running'
       returning creator_id, asset_id, fence),
     published as (
       update media_asset a set
         state = 'ready', playable = true, failure_code = null,
         active_version = mine.fence, progress = 100, speed = null,
         eta_s = null, duration_ms = ?, width = ?, height = ?,
         thumbnail_key = ?, updated_at = now()
       from mine
       where a.creator_id = mine.creator_id and a.id = mine.asset_id
         and a.state = 'processing' and a.deleted_at is null
       returning a.creator_id, a.id, a.active_version),
     stored as (
       insert into media_rendition
         (id, creator_id, asset_id, version, name, width, height, bandwidth,
          size_bytes, playlist)
       select r.id, p.creator_id, p.id, p.active_version, r.name, r.width,
         r.height, r.bandwidth, r.size_bytes, r.playlist
       from published p, jsonb_to_recordset(?::jsonb) as r(id text, name text,
         width int, height int, bandwidth int, size_bytes bigint,
         playlist text))
     select id from published`,
    [
      job.id,
      job.fence,
      output.durationMs,
      output.width,
      output.height,
      output.thumbnailKey,
      JSON.stringify(renditions),
    ]
  )
  return result.rows.length === 1
}
