import type { ListedTrack, TextTrack } from "@codex/media"

import type { TextTrackDto, TextTrackResponse } from "../contract"
import { asTyped } from "../texts/cue-text"
import { parseTrack } from "../texts/parse-track"

export function textTrackDto(track: ListedTrack): TextTrackDto {
  return {
    id: track.id,
    kind: track.kind,
    language: track.language,
    label: track.label,
    cue_count: track.cue_count,
    updated_at: track.updated_at.toISOString(),
  }
}

/** A track with its cues, as one edits them. */
export function textTrackDetail(track: TextTrack): TextTrackResponse {
  const parsed = parseTrack(track.content, track.kind)
  const cues = parsed.ok ? parsed.cues : []
  return {
    track: textTrackDto(track),
    cues: cues.map((cue) => ({ ...cue, text: asTyped(cue.text) })),
  }
}
