import type Player from "video.js/dist/types/player"
import type { PlayerConfig } from "./config"
import type { Chapters } from "./chapters"
import { commandOf, isTyping, stepSpeed, type Command } from "./keys"
import { toggleCaptions } from "./tracks"

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

function toggleFullscreen(player: Player): void {
  if (player.isFullscreen()) void player.exitFullscreen()
  else void player.requestFullscreen()
}

const goTo = (url: string | undefined) => {
  if (url) location.assign(url)
}

function actions(
  player: Player,
  config: PlayerConfig,
  chapters: Chapters
): Actions {
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
    item: ({ step }) =>
      goTo(step === 1 ? config.next?.url : config.previousUrl),
    chapter: ({ step }) => chapters.step(step),
    help: () => {
      const dialog = document.querySelector<HTMLDialogElement>("#keys")
      if (dialog?.open) dialog.close()
      else dialog?.showModal()
    },
  }
}

/** Keys work wherever the focus is, never while typing. */
export function listenToKeys(
  player: Player,
  config: PlayerConfig,
  chapters: Chapters
): void {
  const table = actions(player, config, chapters)
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
