import type { Tx } from "@codex/kernel"
import {
  deleteTextTrack,
  insertTextTrack,
  listChapterTracks,
  type MediaAsset,
  mediaFailure,
  updateTextTrack,
} from "@codex/media"

import { type Chapter, chaptersOf, cuesOfChapters } from "./chapters"
import { assetOf, fromCues } from "./studio-tracks"

/** Titles are what they are: a file has chapters once, in no language. */
const NO_LANGUAGE = "und"
const LABEL = "Chapters"

async function kept(tx: Tx, asset: MediaAsset) {
  const [track] = await listChapterTracks(tx, [asset.id])
  return track
}

export async function readChapters(tx: Tx, id: string): Promise<Chapter[]> {
  const asset = await assetOf(tx, id)
  return chaptersOf((await kept(tx, asset))?.content)
}

function refuseImpossible(
  asset: MediaAsset,
  chapters: readonly Chapter[]
): void {
  const { duration_ms: duration } = asset
  const starts = new Set<number>()
  for (const [index, { start_ms: start }] of chapters.entries()) {
    const row = index + 1
    if (starts.has(start)) {
      const problem = "Another chapter begins at this second."
      throw mediaFailure("text_track_cue", { row, problem })
    }
    if (duration !== null && start >= duration) {
      const problem = "This is after the end."
      throw mediaFailure("text_track_cue", { row, problem })
    }
    starts.add(start)
  }
}

/** Puts these in the place of those before; none at all removes them. */
export async function saveChapters(
  tx: Tx,
  id: string,
  chapters: readonly Chapter[]
): Promise<Chapter[]> {
  const asset = await assetOf(tx, id)
  const track = await kept(tx, asset)
  if (chapters.length === 0) {
    if (track) {
      await deleteTextTrack(tx, { assetId: id, trackId: track.id })
    }
    return []
  }
  refuseImpossible(asset, chapters)
  const cues = cuesOfChapters(chapters, asset.duration_ms)
  const text = { label: LABEL, ...fromCues(cues, "chapters") }
  const saved = track
    ? await updateTextTrack(tx, { assetId: id, trackId: track.id }, text)
    : await insertTextTrack(tx, asset, {
        kind: "chapters",
        language: NO_LANGUAGE,
        ...text,
      })
  return chaptersOf(saved?.content)
}
