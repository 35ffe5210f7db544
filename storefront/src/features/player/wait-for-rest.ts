import type Player from "video.js/dist/types/player"
import { showWaiting } from "./notices"

const ASK_MS = 10_000

/**
 * While only the beginning of a video is there: asks now and then for the
 * rest, and tells who reaches its end that it goes on.
 */
export function waitForRest(
  player: Player,
  ask: () => Promise<unknown>
): { stop: () => void } {
  const timer = window.setInterval(() => void ask(), ASK_MS)
  const atEnd = () => {
    showWaiting()
    void ask()
  }
  player.on("ended", atEnd)
  const stop = () => {
    window.clearInterval(timer)
    player.off("ended", atEnd)
  }
  return { stop }
}
