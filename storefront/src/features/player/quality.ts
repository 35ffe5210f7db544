import type Player from "video.js/dist/types/player"
import { readPrefs, savePrefs } from "./prefs"

type Level = { height?: number; enabled: boolean }
type Levels = ArrayLike<Level> & {
  on: (event: "change", act: () => void) => void
}
type WithQuality = Player & {
  qualityLevels: () => Levels
  qualityMenu: (options: { defaultResolution: string }) => void
}

/** `720p` when only that is allowed; empty when the connection decides. */
export function chosenQuality(levels: readonly Level[]): string {
  const heights = new Set(
    levels.filter(({ enabled }) => enabled).map(({ height }) => height)
  )
  const [only] = heights
  const all = new Set(levels.map(({ height }) => height))
  return heights.size === 1 && all.size > 1 && only ? `${only}p` : ""
}

/** Narrows levels to one quality, where there is such a one. */
function allowOnly(levels: readonly Level[], quality: string): void {
  if (!levels.some(({ height }) => `${height}p` === quality)) return
  for (const level of levels) level.enabled = `${level.height}p` === quality
}

/** The menu of qualities, and the one that was chosen last. */
export function offerQuality(player: Player): void {
  if (!("qualityMenu" in player)) return
  const rich = player as WithQuality
  rich.qualityMenu({ defaultResolution: "none" })
  const levels = rich.qualityLevels()
  let hasBegun = false
  player.one("playing", () => {
    hasBegun = true
    // Not before: a film whose levels are narrowed while it opens never does.
    allowOnly(Array.from(levels), readPrefs().quality)
  })
  const remember = () => {
    // Before that, levels come and go as the playlist is read.
    if (!hasBegun || levels.length === 0) return
    savePrefs({ ...readPrefs(), quality: chosenQuality(Array.from(levels)) })
  }
  // Nothing tells of a choice that is played already, so leaving asks again.
  levels.on("change", remember)
  window.addEventListener("pagehide", remember)
}
