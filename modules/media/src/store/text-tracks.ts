import { assertDefined, newId, type Tx } from "@codex/kernel"

import type { TrackKind } from "../domain/text-tracks"
import type { TextTrack } from "../types"

const TABLE = "media_text_track"
/** All but the text, which is only read one at a time. */
const LISTED = [
  "id",
  "creator_id",
  "asset_id",
  "kind",
  "language",
  "label",
  "cue_count",
  "created_at",
  "updated_at",
] as const

export type ListedTrack = Omit<TextTrack, "content">

export interface TrackText {
  label: string
  /** WebVTT. */
  content: string
  cueCount: number
}

const columns = ({ label, content, cueCount }: TrackText) => ({
  label,
  content,
  cue_count: cueCount,
})

/** `null` when there is a track of this kind and language already. */
export async function insertTextTrack(
  tx: Tx,
  asset: { id: string; creator_id: string },
  track: TrackText & { kind: TrackKind; language: string }
): Promise<TextTrack | null> {
  const [row] = await tx<TextTrack>(TABLE)
    .insert({
      id: newId("trk"),
      creator_id: asset.creator_id,
      asset_id: asset.id,
      kind: track.kind,
      language: track.language,
      ...columns(track),
    })
    .onConflict()
    .ignore()
    .returning("*")
  return row ?? null
}

export async function listTextTracks(
  tx: Tx,
  assetIds: readonly string[]
): Promise<ListedTrack[]> {
  return tx<TextTrack>(TABLE)
    .whereIn("asset_id", [...assetIds])
    .orderBy(["asset_id", "kind", "language"])
    .select(LISTED)
}

interface TrackRef {
  assetId: string
  trackId: string
}

const one = (tx: Tx, { assetId, trackId }: TrackRef) =>
  tx<TextTrack>(TABLE).where({
    asset_id: assertDefined(assetId, "asset id"),
    id: assertDefined(trackId, "track id"),
  })

export async function getTextTrack(
  tx: Tx,
  ref: TrackRef
): Promise<TextTrack | null> {
  return (await one(tx, ref).first()) ?? null
}

/** Chapters of these files, text included; a file has at most one. */
export async function listChapterTracks(
  tx: Tx,
  assetIds: readonly string[]
): Promise<TextTrack[]> {
  return tx<TextTrack>(TABLE)
    .whereIn("asset_id", [...assetIds])
    .where({ kind: "chapters" })
}

export async function updateTextTrack(
  tx: Tx,
  ref: TrackRef,
  track: TrackText
): Promise<TextTrack | null> {
  const [row] = await one(tx, ref)
    .update({ ...columns(track), updated_at: tx.fn.now() })
    .returning("*")
  return row ?? null
}

export async function deleteTextTrack(tx: Tx, ref: TrackRef): Promise<boolean> {
  return (await one(tx, ref).delete()) > 0
}

/** A file that goes takes its texts along. */
export async function deleteTextTracks(tx: Tx, assetId: string): Promise<void> {
  await tx(TABLE)
    .where({ asset_id: assertDefined(assetId, "asset id") })
    .delete()
}
