/** One step of the ladder; bit rates from PERFORMANCE §2.2. */
export interface LadderStep {
  /** The shorter side, so a portrait video keeps its sharpness. */
  lines: number
  maxVideoKbps: number
  audioKbps: number
}

export const LADDER: readonly LadderStep[] = [
  { lines: 1080, maxVideoKbps: 4500, audioKbps: 160 },
  { lines: 720, maxVideoKbps: 2500, audioKbps: 128 },
  { lines: 480, maxVideoKbps: 1200, audioKbps: 128 },
  { lines: 360, maxVideoKbps: 700, audioKbps: 96 },
]

export const GOP_SECONDS = 2
export const SEGMENT_SECONDS = 4
export const THUMBNAIL_AT_MS = 2000
export const MAX_DURATION_MS = 6 * 60 * 60 * 1000
/** 4096 × 2176; also given to the decoder, which sees the coded size. */
export const MAX_PIXELS = 8_912_896
export const MAX_FPS = 60
