import type { Tx } from "@codex/kernel"

import type { ClaimedJob } from "../types"
import type { RawResult } from "./rows"

export interface SoundFacts {
  /** Integrated loudness (EBU R 128); `null` for silence. */
  loudnessLufs: number | null
  hasWaveform: boolean
  /** Bytes of the waveform; the version itself is as large as the upload. */
  waveformBytes: number
}

/** Ends the job of a sound file, if it is still ours. */
export async function recordSoundFacts(
  tx: Tx,
  job: ClaimedJob,
  facts: SoundFacts
): Promise<boolean> {
  const result = await tx.raw<RawResult<never>>(
    `with mine as (
       update transcode_job set
         state = 'done', lease_until = null, updated_at = now()
       where id = ? and fence = ? and state = 'running'
       returning creator_id, asset_id)
     update media_asset a set
       loudness_lufs = ?, has_waveform = ?, progress = 100, speed = null,
       eta_s = null, output_bytes = a.size_bytes + ?, updated_at = now()
     from mine
     where a.creator_id = mine.creator_id and a.id = mine.asset_id
       and a.state = 'ready' and a.deleted_at is null`,
    [
      job.id,
      job.fence,
      facts.loudnessLufs,
      facts.hasWaveform,
      facts.waveformBytes,
    ]
  )
  return result.rowCount === 1
}
