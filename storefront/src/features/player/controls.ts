import type Player from "video.js/dist/types/player"
import type { PlayerConfig } from "./config"
import { commandOf, isTyping, stepSpeed, type Command } from "./keys"

type Actions = {
  [Kind in Command["do"]]: (command: Extract<Command, { do: Kind }>) => void
}

export function seekBy(player: Player, seconds: number): void {
  const end = player.duration() || Number.MAX_SAFE_INTEGER
  const to = (player.currentTime() ?? 0) + seconds
  player.currentTime(Math.min(end, Math.max(0, to)))
}

function toggle(player: Player): void {
  if (player.paused()) void player.play()
  else player.pause()
}

function toggleCaptions(player: Player): void {
  const tracks = Array.from(player.textTracks() as unknown as TextTrackList)
  const captions = tracks.filter(({ kind }) => kind !== "metadata")
  const shown = captions.some(({ mode }) => mode === "showing")
  captions.forEach((track, index) => {
    track.mode = !shown && index === 0 ? "showing" : "disabled"
  })
}

function toggleFullscreen(player: Player): void {
  if (player.isFullscreen()) void player.exitFullscreen()
  else void player.requestFullscreen()
}

function actions(player: Player, config: PlayerConfig): Actions {
  return {
    toggle: () => toggle(player),
    seek: ({ by }) => seekBy(player, by),
    volume: ({ by }) => {
      const wanted = (player.volume() ?? 1) + by
      player.muted(false)
      player.volume(Math.min(1, Math.max(0, wanted)))
    },
    jump: ({ to }) => player.currentTime((player.duration() ?? 0) * to),
    mute: () => player.muted(!player.muted()),
    fullscreen: () => toggleFullscreen(player),
    captions: () => toggleCaptions(player),
    speed: ({ step }) =>
      player.playbackRate(stepSpeed(player.playbackRate() ?? 1, step)),
    item: ({ step }) => {
      const url = step === 1 ? config.nextUrl : config.previousUrl
      if (url) location.assign(url)
    },
    help: () => {
      const dialog = document.querySelector<HTMLDialogElement>("#keys")
      if (dialog?.open) dialog.close()
      else dialog?.showModal()
    },
  }
}

/** Keys work wherever the focus is, never while typing. */
export function listenToKeys(player: Player, config: PlayerConfig): void {
  const table = actions(player, config)
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null
    const command = commandOf(event)
    if (!command || isTyping(target, event.key)) return
    event.preventDefault()
    player.userActive(true)
    // The table is total over the commands, so the pair always fits.
    const act = table[command.do] as (given: Command) => void
    act(command)
  })
}

/** Lock screen and headphone keys, with the cover as the picture. */
export function offerMediaSession(player: Player, config: PlayerConfig): void {
  if (!("mediaSession" in navigator)) return
  const { title, seller: artist, coverUrl } = config
  const artwork = coverUrl ? [{ src: coverUrl }] : []
  const session = navigator.mediaSession
  session.metadata = new MediaMetadata({ title, artist, artwork })
  session.setActionHandler("play", () => void player.play())
  session.setActionHandler("pause", () => player.pause())
  session.setActionHandler("seekbackward", () => seekBy(player, -15))
  session.setActionHandler("seekforward", () => seekBy(player, 30))
}
