import type { PlaybackResponse } from "@codex/plugin-access/contract"
import type Player from "video.js/dist/types/player"

/** A text track as video.js keeps it, native or not. */
export type PlayerTrack = TextTrack & { src: string }

type Added = { track: PlayerTrack }

const LIST = "storyboard"

export const tracksOf = (player: Player): PlayerTrack[] =>
  Array.from(player.textTracks() as unknown as ArrayLike<PlayerTrack>)

/** Cues that have arrived so far. */
export const cuesOf = ({ cues }: PlayerTrack): VTTCue[] =>
  Array.from((cues ?? []) as ArrayLike<VTTCue>)

export const storyboardOf = (player: Player): PlayerTrack | undefined =>
  tracksOf(player).find(({ label }) => label === LIST)

/**
 * Texts that go with a session. They leave with its source, so they are
 * added after it, each time anew.
 */
export function addTracks(player: Player, playback: PlaybackResponse): void {
  if (!playback.storyboard_url) return
  const added = player.addRemoteTextTrack(
    { kind: "metadata", label: LIST, src: playback.storyboard_url },
    false
  ) as unknown as Added
  // Hidden ones are loaded, disabled ones are not.
  added.track.mode = "hidden"
}
