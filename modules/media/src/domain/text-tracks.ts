/** What a text beside the picture is for (HTML, `<track kind>`). */
export type TrackKind = "captions" | "subtitles" | "chapters"

/** A film of six hours with a cue every five seconds fits. */
export const TRACK_LIMITS = {
  bytes: 512 * 1024,
  cues: 5_000,
  perAsset: 50,
} as const
