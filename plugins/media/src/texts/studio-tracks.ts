import type { Tx } from "@codex/kernel"
import {
  getAsset,
  getTextTrack,
  insertTextTrack,
  listTextTracks,
  type MediaAsset,
  mediaFailure,
  type TextTrack,
  TRACK_LIMITS,
  updateTextTrack,
} from "@codex/media"

import type { CreateTextTrackBody, UpdateTextTrackBody } from "../contract"
import { canonicalLanguage, languageName } from "./language"
import { type Cue, parseTrack, type TrackProblem } from "./parse-track"
import { checkCues, writeTrack } from "./write-track"

type Kind = TextTrack["kind"]

interface Content {
  content: string
  cueCount: number
}

function refusal(problem: TrackProblem) {
  switch (problem.kind) {
    case "line":
      return mediaFailure("text_track_line", problem)
    case "empty":
      return mediaFailure("text_track_empty")
    case "large":
      return mediaFailure("text_track_too_large")
  }
}

/** A file somebody chose, as we keep it. */
export function fromFile(text: string, kind: Kind): Content {
  const parsed = parseTrack(text, kind)
  if (!parsed.ok) {
    throw refusal(parsed.problem)
  }
  const { cues } = parsed
  return { content: writeTrack(cues), cueCount: cues.length }
}

/** Cues somebody edited, as we keep them. */
export function fromCues(cues: readonly Cue[], kind: Kind): Content {
  const checked = checkCues(cues, kind)
  if (checked.ok) {
    return { content: checked.content, cueCount: checked.cues.length }
  }
  const { row, problem } = checked
  throw row === null
    ? refusal({ kind: problem })
    : mediaFailure("text_track_cue", { row, problem })
}

/** Absent and foreign ids get the same 404. */
export async function assetOf(tx: Tx, id: string): Promise<MediaAsset> {
  const asset = await getAsset(tx, id)
  if (!asset) {
    throw mediaFailure("media_not_found")
  }
  return asset
}

interface Ref {
  assetId: string
  trackId: string
}

export async function trackOf(tx: Tx, ref: Ref): Promise<TextTrack> {
  await assetOf(tx, ref.assetId)
  const track = await getTextTrack(tx, ref)
  if (!track) {
    throw mediaFailure("text_track_not_found")
  }
  return track
}

export async function addTrack(
  tx: Tx,
  assetId: string,
  { kind, language: tag, label, text }: CreateTextTrackBody
): Promise<TextTrack> {
  const asset = await assetOf(tx, assetId)
  const language = canonicalLanguage(tag)
  if ((await listTextTracks(tx, [asset.id])).length >= TRACK_LIMITS.perAsset) {
    throw mediaFailure("text_track_too_many", { count: TRACK_LIMITS.perAsset })
  }
  const track = await insertTextTrack(tx, asset, {
    kind,
    language,
    label: label ?? languageName(language),
    ...fromFile(text, kind),
  })
  if (!track) {
    throw mediaFailure("text_track_there", { kind })
  }
  return track
}

export async function changeTrack(
  tx: Tx,
  ref: Ref,
  { label, cues, text }: UpdateTextTrackBody
): Promise<TextTrack> {
  const track = await trackOf(tx, ref)
  const { kind } = track
  const content =
    text === undefined ? cues && fromCues(cues, kind) : fromFile(text, kind)
  const changed = await updateTextTrack(tx, ref, {
    label: label ?? track.label,
    content: content?.content ?? track.content,
    cueCount: content?.cueCount ?? track.cue_count,
  })
  if (!changed) {
    throw mediaFailure("text_track_not_found")
  }
  return changed
}
