import type { Copying } from "./copying"
import { FIRST_ENTRY } from "./keys"
import { FIRST_MS, LONG_MS, SHORT_MS } from "./ladder"
import type { VideoStream } from "./probe-video"
import {
  copiedRung,
  type EncodedRung,
  encodedRungs,
  type Rung,
  rungsBelow,
} from "./rungs"
import { ENCODED_SOUND, type Sound } from "./sound"

export type StageName = "copy" | "first" | "rung" | "ladder"

/**
 * One command and one publication. A later stage offers what earlier ones
 * made, except the first minute; the last one is always the `ladder`.
 */
export interface Stage {
  name: StageName
  /** Its master playlist; players that opened an earlier one keep it. */
  entry: string
  /** How much of the source it covers, from the beginning. */
  coverMs: number
  makes: { rungs: Rung[]; sound: Sound | null }
  offers: { rungs: Rung[]; sound: Sound | null }
  /** Cut where the copied rung was cut, so that all change together. */
  followsCopy: boolean
}

export interface StagesInput {
  video: VideoStream
  durationMs: number
  fps: number
  sound: Sound | null
  copying: Copying
  /** A service makes the ladder. */
  isElsewhere: boolean
}

const ENTRIES: Record<StageName, string> = {
  copy: "copy.m3u8",
  first: FIRST_ENTRY,
  rung: "rung.m3u8",
  ladder: "master.m3u8",
}

const stage = (
  name: StageName,
  fields: Omit<Stage, "name" | "entry" | "followsCopy"> & {
    followsCopy?: boolean
  }
): Stage => ({ name, entry: ENTRIES[name], followsCopy: false, ...fields })

/** Playable within seconds, in full; then what the copy is missing. */
function copyFirst(input: StagesInput, copying: "keep" | "meanwhile"): Stage[] {
  const { video, durationMs: coverMs, fps, sound } = input
  const isKept = copying === "keep"
  const copy = copiedRung(video, isKept ? "" : "-source")
  const below = isKept ? rungsBelow(video, fps) : encodedRungs(video, fps)
  const made = { rungs: [copy], sound }
  return [
    stage("copy", { coverMs, makes: made, offers: made }),
    stage("ladder", {
      coverMs,
      makes: { rungs: below, sound: null },
      offers: { rungs: isKept ? [copy, ...below] : below, sound },
      followsCopy: isKept,
    }),
  ]
}

/** The lowest rung's first minute, under names of its own. */
function firstMinute(lowest: EncodedRung, sound: Sound | null): Stage {
  const made = {
    rungs: [{ ...lowest, name: `${lowest.name}-first` }],
    sound: sound && { ...sound, name: `${sound.name}-first` },
  }
  return stage("first", { coverMs: FIRST_MS, makes: made, offers: made })
}

function encodeFirst(input: StagesInput): Stage[] {
  const { video, durationMs: coverMs, fps, sound } = input
  const rungs = encodedRungs(video, fps)
  const lowest = rungs.at(-1)
  const all = { rungs, sound }
  const stages: Stage[] = []
  if (lowest && coverMs > SHORT_MS) {
    stages.push(firstMinute(lowest, sound))
  }
  if (!lowest || coverMs <= LONG_MS || rungs.length === 1) {
    return [...stages, stage("ladder", { coverMs, makes: all, offers: all })]
  }
  const made = { rungs: [lowest], sound }
  const rest = { rungs: rungs.slice(0, -1), sound: null }
  return [
    ...stages,
    stage("rung", { coverMs, makes: made, offers: made }),
    stage("ladder", { coverMs, makes: rest, offers: all }),
  ]
}

/**
 * A service encodes the ladder, all of it: it cuts and counts time in its own
 * way, so nothing made here stands beside its renditions in one playlist.
 */
function encodeElsewhere(input: StagesInput): Stage[] {
  const { video, durationMs: coverMs, fps, sound, copying } = input
  const rungs = encodedRungs(video, fps)
  const all = { rungs, sound: sound && ENCODED_SOUND }
  const ladder = stage("ladder", { coverMs, makes: all, offers: all })
  const lowest = rungs.at(-1)
  if (copying === "no") {
    return lowest && coverMs > SHORT_MS
      ? [firstMinute(lowest, sound), ladder]
      : [ladder]
  }
  const made = {
    rungs: [copiedRung(video, "-source")],
    sound: sound && { ...sound, name: `${sound.name}-source` },
  }
  return [stage("copy", { coverMs, makes: made, offers: made }), ladder]
}

/** Right as it is, and too small for any rung below: there is no ladder. */
const isLadderless = ({ video, fps, copying }: StagesInput) =>
  copying === "keep" && rungsBelow(video, fps).length === 0

/** In which order the renditions of a source are made and published. */
export function stagesOf(input: StagesInput): Stage[] {
  if (input.isElsewhere && !isLadderless(input)) {
    return encodeElsewhere(input)
  }
  return input.copying === "no"
    ? encodeFirst(input)
    : copyFirst(input, input.copying)
}
