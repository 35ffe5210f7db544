import type {
  PlaybackResponse,
  PlaybackTrack,
} from "@codex/plugin-access/contract"
import type Player from "video.js/dist/types/player"
import { readPrefs, savePrefs } from "./prefs"

/** What stands for `<track>`, native or not: says when the text has arrived. */
type TrackElement = EventTarget & { track: TextTrack }

/** Where its text lies, and the cues that have arrived so far. */
export type Storyboard = { url: string; cues: VTTCue[] }

const STORYBOARD = "storyboard"

const tracksOf = (player: Player): TextTrack[] =>
  Array.from(player.textTracks() as unknown as ArrayLike<TextTrack>)

const cuesOf = ({ cues }: TextTrack): VTTCue[] =>
  Array.from((cues ?? []) as ArrayLike<VTTCue>)

/** Native tracks do not say where they came from. */
let storyboardUrl: string | null = null

export function storyboardOf(player: Player): Storyboard | undefined {
  const track = tracksOf(player).find(({ label }) => label === STORYBOARD)
  return track && storyboardUrl
    ? { url: storyboardUrl, cues: cuesOf(track) }
    : undefined
}

const readable = (player: Player): TextTrack[] =>
  tracksOf(player).filter(
    ({ kind }) => kind === "captions" || kind === "subtitles"
  )

const nameOf = ({ kind, language }: { kind: string; language: string }) =>
  `${kind}:${language}`

/** The captions that were on last, else the first; off when some are on. */
export function toggleCaptions(player: Player): void {
  const tracks = readable(player)
  const isOn = tracks.some(({ mode }) => mode === "showing")
  const { lastCaptions } = readPrefs()
  const wanted =
    tracks.find((track) => nameOf(track) === lastCaptions) ?? tracks[0]
  for (const track of tracks) {
    track.mode = !isOn && track === wanted ? "showing" : "disabled"
  }
}

/** Keeps which captions are on, whoever switched them. */
export function rememberCaptions(player: Player): void {
  const list = player.textTracks() as unknown as EventTarget
  list.addEventListener("change", () => {
    const tracks = readable(player)
    // A source that is changed takes its tracks away first.
    if (tracks.length === 0) return
    const shown = tracks.find(({ mode }) => mode === "showing")
    const captions = shown ? nameOf(shown) : ""
    const prefs = readPrefs()
    const lastCaptions = captions || prefs.lastCaptions
    savePrefs({ ...prefs, captions, lastCaptions })
  })
}

function add(
  player: Player,
  { kind, language, label, url }: Omit<PlaybackTrack, "kind"> & { kind: string }
): TrackElement {
  const options = { kind, label, srclang: language, src: url }
  // Leaves with its source, which is another one for each session.
  return player.addRemoteTextTrack(options, false) as unknown as TrackElement
}

/** Texts of a session; `onChapters` is told when those have arrived. */
export function addTracks(
  player: Player,
  playback: PlaybackResponse,
  onChapters: (cues: VTTCue[]) => void
): void {
  const { captions } = readPrefs()
  onChapters([])
  for (const track of playback.tracks) {
    const element = add(player, track)
    if (track.kind === "chapters") {
      element.addEventListener("load", () => onChapters(cuesOf(element.track)))
      // Hidden ones are loaded, disabled ones are not.
      element.track.mode = "hidden"
    } else if (nameOf(track) === captions) {
      element.track.mode = "showing"
    }
  }
  const url = playback.storyboard_url
  storyboardUrl = url && new URL(url, location.href).href
  if (url) {
    const given = { kind: "metadata", language: "", label: STORYBOARD, url }
    add(player, given).track.mode = "hidden"
  }
}
