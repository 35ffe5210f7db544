import { SPEEDS } from "./keys"

type Prefs = {
  speed: number
  volume: number
  muted: boolean
  /** `720p`; empty lets the connection decide. */
  quality: string
  /** `captions:en`; empty is off. */
  captions: string
  /** What the key for captions switches on again. */
  lastCaptions: string
}
const KEY = "player"
const FIRST: Prefs = {
  speed: 1,
  volume: 1,
  muted: false,
  quality: "",
  captions: "",
  lastCaptions: "",
}

const QUALITY = /^\d{3,4}p$/
const CAPTIONS = /^(?:captions|subtitles):[\w-]{2,35}$/

const matching = (value: unknown, shape: RegExp): string =>
  typeof value === "string" && shape.test(value) ? value : ""

/** What a browser kept, repaired: storage is writable by anybody. */
export function parsePrefs(text: string | null): Prefs {
  let kept: unknown
  try {
    kept = JSON.parse(text ?? "{}")
  } catch {
    return FIRST
  }
  if (!kept || typeof kept !== "object") return FIRST
  const { speed, volume, muted, quality, captions, lastCaptions } =
    kept as Partial<Record<keyof Prefs, unknown>>
  const inRange = typeof volume === "number" && volume >= 0 && volume <= 1
  return {
    speed: SPEEDS.find((known) => known === speed) ?? FIRST.speed,
    volume: inRange ? volume : FIRST.volume,
    muted: muted === true,
    quality: matching(quality, QUALITY),
    captions: matching(captions, CAPTIONS),
    lastCaptions: matching(lastCaptions, CAPTIONS),
  }
}

/** Private windows may refuse storage; then nothing is remembered. */
export function readPrefs(): Prefs {
  try {
    return parsePrefs(localStorage.getItem(KEY))
  } catch {
    return FIRST
  }
}

export function savePrefs(prefs: Prefs): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(prefs))
  } catch {
    // Nothing to do: the next visit starts at the usual speed.
  }
}
