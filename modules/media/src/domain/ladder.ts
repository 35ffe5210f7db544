/** One step of the ladder; bit rates from PERFORMANCE §2.2. */
export interface LadderStep {
  /** The shorter side, so a portrait video keeps its sharpness. */
  lines: number
  maxVideoKbps: number
  /** A source of this size is streamed as it is up to this average rate. */
  copyKbps: number
}

export const LADDER: readonly LadderStep[] = [
  { lines: 1080, maxVideoKbps: 4500, copyKbps: 13_000 },
  { lines: 720, maxVideoKbps: 2500, copyKbps: 7500 },
  { lines: 480, maxVideoKbps: 1200, copyKbps: 4000 },
  { lines: 360, maxVideoKbps: 700, copyKbps: 2500 },
]

/** Sound is one rendition for the whole ladder. */
export const SOUND_KBPS = 160
/** A rung this close below a copied source would only be a blurred copy. */
export const WORTH_A_RUNG = 0.9
/** Beyond this not even the time until the ladder is bridged with a copy. */
export const MEANWHILE_KBPS = 30_000

export const GOP_SECONDS = 2
export const SEGMENT_SECONDS = 4
/** Longest piece of a copy: 4 s and a keyframe interval of up to 6 s. */
export const MAX_SEGMENT_SECONDS = 10
export const THUMBNAIL_AT_MS = 2000
/** What is made first of a source that cannot be copied. */
export const FIRST_MS = 60_000
/** Up to here the ladder itself is there soon enough. */
export const SHORT_MS = 90_000
/** From here on the lowest rung is made before the ladder. */
export const LONG_MS = 10 * 60_000
/** Part of a long ladder that one worker encodes at a time. */
export const CHUNK_SECONDS = 60
export const MAX_DURATION_MS = 6 * 60 * 60 * 1000
/** 4096 × 2176; also given to the decoder, which sees the coded size. */
export const MAX_PIXELS = 8_912_896
export const MAX_FPS = 60
