import type Player from "video.js/dist/types/player"
import type { PlayerConfig } from "./config"
import { seekBy } from "./controls"

type Handler = MediaSessionActionHandler | null

/** Browsers differ in the actions they know; unknown ones throw. */
function handle(action: MediaSessionAction, act: Handler): void {
  try {
    navigator.mediaSession.setActionHandler(action, act)
  } catch {
    // This one has no such key.
  }
}

const opens = (url: string | undefined): Handler =>
  url ? () => location.assign(url) : null

function keys(player: Player, config: PlayerConfig): void {
  const [back, forward] = config.kind === "audio" ? [-15, 30] : [-10, 10]
  handle("play", () => void player.play())
  handle("pause", () => player.pause())
  handle("stop", () => player.pause())
  handle("seekbackward", () => seekBy(player, back))
  handle("seekforward", () => seekBy(player, forward))
  handle("seekto", ({ seekTime }) => player.currentTime(seekTime ?? 0))
  handle("previoustrack", opens(config.previousUrl))
  handle("nexttrack", opens(config.next?.url))
}

/** Where a lock screen draws its bar. */
function tellPosition(player: Player): void {
  const duration = player.duration() || 0
  if (!Number.isFinite(duration) || duration <= 0) return
  navigator.mediaSession.setPositionState({
    duration,
    playbackRate: player.playbackRate() || 1,
    position: Math.min(duration, player.currentTime() ?? 0),
  })
}

/** Lock screen and headphone keys, with the cover as the picture. */
export function offerMediaSession(player: Player, config: PlayerConfig): void {
  if (!("mediaSession" in navigator)) return
  const session = navigator.mediaSession
  const { title, seller: artist, album, coverUrl } = config
  const artwork = coverUrl ? [{ src: coverUrl }] : []
  session.metadata = new MediaMetadata({ title, artist, album, artwork })
  keys(player, config)
  const events = ["loadedmetadata", "seeked", "ratechange", "play", "pause"]
  player.on(events, () => {
    session.playbackState = player.paused() ? "paused" : "playing"
    tellPosition(player)
  })
}
