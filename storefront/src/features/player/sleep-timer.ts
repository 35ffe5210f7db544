import type Player from "video.js/dist/types/player"

/** Pauses after the chosen minutes; the choice then says it is off again. */
export function offerSleepTimer(player: Player): void {
  const select = document.querySelector<HTMLSelectElement>("[data-sleep]")
  if (!select) return
  let timer = 0
  select.addEventListener("change", () => {
    window.clearTimeout(timer)
    const minutes = Number(select.value)
    if (!minutes) return
    timer = window.setTimeout(() => {
      player.pause()
      select.value = ""
    }, minutes * 60_000)
  })
}
