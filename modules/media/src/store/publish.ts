import type { Tx } from "@codex/kernel"
import { newId } from "@codex/kernel"

import type { ClaimedJob, NewRendition } from "../types"
import { LEASE_SECONDS } from "./jobs"
import type { RawResult } from "./rows"

/** What one stage shows from now on; file names are inside its prefix. */
export interface Publication {
  /** The last stage: the asset is ready and its job done. */
  isFinal: boolean
  entryFile: string
  durationMs: number
  width: number
  height: number
  thumbnailKey: string | null
  posterCount: number
  hasStoryboard: boolean
  hasWaveform: boolean
  /** Integrated loudness (EBU R 128); `null` when silent or not measured. */
  loudnessLufs: number | null
  /** All bytes under the attempt's prefix. */
  outputBytes: number
  /** Everything the entry offers, not only what this stage has added. */
  renditions: readonly NewRendition[]
}

/** Our job, if it is still ours: done with the last stage, renewed before. */
const MINE = `update transcode_job set
    state = case when :isFinal then 'done' else state end,
    lease_until = case when :isFinal then null
      else now() + make_interval(secs => :leaseS) end,
    updated_at = now()
  where id = :id and fence = :fence and state = 'running'
  returning creator_id, asset_id, fence`

const PUBLISHED = `update media_asset a set
    state = case when :isFinal then 'ready' else a.state end,
    playable = true, failure_code = null, active_version = mine.fence,
    entry_file = :entryFile,
    progress = case when :isFinal then 100 else a.progress end,
    speed = case when :isFinal then null else a.speed end,
    eta_s = case when :isFinal then null else a.eta_s end,
    duration_ms = :durationMs, width = :width, height = :height,
    thumbnail_key = :thumbnailKey, poster_count = :posterCount,
    has_storyboard = :hasStoryboard, has_waveform = :hasWaveform,
    loudness_lufs = :loudnessLufs, output_bytes = :outputBytes,
    updated_at = now()
  from mine
  where a.creator_id = mine.creator_id and a.id = mine.asset_id
    and a.state = 'processing' and a.deleted_at is null
  returning a.creator_id, a.id, a.active_version`

const GIVEN = `select * from jsonb_to_recordset(cast(:renditions as jsonb)) as r(
    id text, name text, kind text, width int, height int, codecs text,
    fps numeric, is_copied boolean, bandwidth int, average_bandwidth int,
    duration_ms bigint, segment_count int, size_bytes bigint, playlist text)`

/** What an earlier stage or attempt offered and this one does not. */
const WITHDRAWN = `delete from media_rendition old using published p
  where old.creator_id = p.creator_id and old.asset_id = p.id
    and (old.version <> p.active_version
      or old.name not in (select name from given))`

const STORED = `insert into media_rendition
    (id, creator_id, asset_id, version, name, kind, width, height, codecs,
     fps, is_copied, bandwidth, average_bandwidth, duration_ms,
     segment_count, size_bytes, playlist)
  select r.id, p.creator_id, p.id, p.active_version, r.name, r.kind, r.width,
    r.height, r.codecs, r.fps, r.is_copied, r.bandwidth, r.average_bandwidth,
    r.duration_ms, r.segment_count, r.size_bytes, r.playlist
  from published p, given r
  on conflict (creator_id, asset_id, version, name) do nothing`

/**
 * Publishing a stage is this one statement (ARCHITECTURE §3): it changes
 * nothing unless the job still carries our fence, so of several workers on one
 * asset exactly one wins and readers never see half a version. Files and rows
 * of a name never change once they are there.
 */
export async function publishVersion(
  tx: Tx,
  job: ClaimedJob,
  output: Publication
): Promise<boolean> {
  const { renditions, ...fields } = output
  const rows = renditions.map((rendition) => ({
    id: newId("rend"),
    ...rendition,
  }))
  const result = await tx.raw<RawResult<{ id: string }>>(
    `with mine as (${MINE}), published as (${PUBLISHED}),
       given as (${GIVEN}), withdrawn as (${WITHDRAWN}), stored as (${STORED})
     select id from published`,
    {
      ...fields,
      id: job.id,
      fence: job.fence,
      leaseS: LEASE_SECONDS,
      renditions: JSON.stringify(rows),
    }
  )
  return result.rows.length === 1
}
