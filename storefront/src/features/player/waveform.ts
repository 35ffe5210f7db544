import type Player from "video.js/dist/types/player"

/** The picture becomes the shape of the seek bar; its colours are the page's. */
export function drawWaveform(player: Player, url: string | null): void {
  const root = player.el() as HTMLElement
  root.classList.toggle("with-waveform", url !== null)
  if (url) root.style.setProperty("--waveform", `url("${url}")`)
}

/** Tells the style sheet how much of it is played. */
export function fillWaveform(player: Player): void {
  const root = player.el() as HTMLElement
  player.on(["timeupdate", "seeking", "durationchange"], () => {
    const share = (player.currentTime() ?? 0) / (player.duration() || 1)
    root.style.setProperty("--played", `${share * 100}%`)
  })
}
