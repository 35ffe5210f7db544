import type { ProgressBody } from "@codex/plugin-access/contract"
import type Player from "video.js/dist/types/player"
import { reportOf, type Report } from "./resume"

/** PRODUCT, decision 18. */
const EVERY_MS = 30_000

type Ids = Pick<ProgressBody, "post_id" | "asset_id">

/**
 * Saves the position every 30 s of playing and on pause, seek, end and
 * leaving the page. Nothing is saved before the resume point is applied:
 * a player that has just loaded stands at 0.
 *
 * @param wholeMs length of the video where only a part of it is playing, whose
 *   end is not the end
 */
export function reportProgress(
  player: Player,
  ids: Ids,
  wholeMs: number | null,
  send: (body: ProgressBody) => void
): { start: () => void; stop: () => void; now: () => void } {
  let last: Report | undefined
  let live = false
  const now = () => {
    if (!live) return
    const seconds = player.currentTime() ?? 0
    const duration = wholeMs === null ? player.duration() : wholeMs / 1000
    const report = reportOf(seconds, duration ?? NaN, last)
    if (!report) return
    last = report
    send({ ...ids, ...report })
  }
  const timer = window.setInterval(() => {
    if (!player.paused()) now()
  }, EVERY_MS)
  const hidden = () => {
    if (document.visibilityState === "hidden") now()
  }
  const events = ["pause", "seeked", "ended"]
  player.on(events, now)
  window.addEventListener("pagehide", now)
  document.addEventListener("visibilitychange", hidden)
  const stop = () => {
    live = false
    window.clearInterval(timer)
    player.off(events, now)
    window.removeEventListener("pagehide", now)
    document.removeEventListener("visibilitychange", hidden)
  }
  return { start: () => (live = true), stop, now }
}
