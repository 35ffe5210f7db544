import {
  type Input,
  parseLoudness,
  soundFactsArgs,
  WAVEFORM,
} from "@codex/media"

import { attempt, isThere, type Place, wallFor } from "./attempt"

/** What one pass over the sound has found out. */
export interface Heard {
  /** Integrated loudness (EBU R 128); `null` for silence. */
  loudnessLufs: number | null
  /** The picture of it, where one could be drawn. */
  files: string[]
}

/** Loudness and waveform of the first sound of a file. */
export async function listen(
  place: Place & Input,
  durationMs: number
): Promise<Heard> {
  const args = soundFactsArgs(place, durationMs)
  const printed = await attempt(place, args, wallFor(durationMs))
  const isDrawn = printed !== null && (await isThere(place.cwd, WAVEFORM))
  return {
    loudnessLufs: parseLoudness(printed ?? ""),
    files: isDrawn ? [WAVEFORM] : [],
  }
}
